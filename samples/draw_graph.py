#!/usr/bin/env python3
"""Draws the middle of a guanxi graph: who holds what office, and who took part in which event.

usage: draw_graph.py GRAPH.graphml OUT.svg [PEOPLE]

Offices left, people in the middle, events right; the rows are ordered so that few lines cross. Needs only Python 3.9.
Any viewer with a font for Chinese shows it.
"""
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from html import escape

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
ROLES = {"CHAIRED": "#c1272d", "SPOKE_AT": "#e08214", "ATTENDED": "#8fa3b8", "GUIDED": "#7b3294", "INSPECTED": "#1b7837",
         "ANNOUNCED": "#d01c8b", "MET": "#2166ac", "WROTE_TO": "#8c510a"}
# The first of several roles of one person at one event gives the colour.
STRONG = ["CHAIRED", "INSPECTED", "MET", "ANNOUNCED", "GUIDED", "WROTE_TO", "SPOKE_AT", "ATTENDED"]
CHINESE = {"CHAIRED": "主持", "SPOKE_AT": "讲话", "ATTENDED": "出席", "GUIDED": "指导", "INSPECTED": "调研",
           "ANNOUNCED": "宣布", "MET": "会见", "WROTE_TO": "致信", "HOLDS": "担任"}
COLUMNS, ROW, TOP, WIDTH = {"position": 235, "person": 400, "event": 620}, 24, 64, 940


def read(path):
    """Nodes by id and edges (source, target, type) of a GraphML file."""
    root = ET.parse(path).getroot()
    names = {k.get("id"): k.get("attr.name") for k in root.iter(SPACE + "key")}

    def data(element):
        return {names[d.get("key")]: d.text or "" for d in element.iter(SPACE + "data")}

    nodes = {n.get("id"): data(n) for n in root.iter(SPACE + "node")}
    edges = [(e.get("source"), e.get("target"), data(e)["rel_type"]) for e in root.iter(SPACE + "edge")]
    return nodes, edges


def choose(nodes, edges, people):
    """The people with most events, the events that two of them share, and one office each."""
    roles, posts = defaultdict(dict), {}
    for source, target, type_ in edges:
        if type_ in ROLES and (target not in roles[source] or STRONG.index(type_) < STRONG.index(roles[source][target])):
            roles[source][target] = type_
        if type_ == "HOLDS": posts.setdefault(source, target)
    chosen = sorted(roles, key=lambda p: (-len(roles[p]), p))[:people]
    guests = defaultdict(list)
    for p in chosen:
        for e in roles[p]: guests[e].append(p)
    events = {e for e in guests if len(guests[e]) > 1}
    links = [(p, e, roles[p][e]) for p in chosen for e in sorted(roles[p]) if e in events]
    chosen = [p for p in chosen if any(l[0] == p for l in links)]
    held = [(posts[p], p, "HOLDS") for p in chosen if p in posts]
    return chosen, sorted(events, key=lambda e: (nodes[e].get("date", ""), e)), links, held


def settle(people, events, links):
    """Orders people by the mean row of their events, and the other way round, until it helps no more."""
    for _ in range(12):
        for rows, others, end in ((people, events, 0), (events, people, 1)):
            at = {o: i / max(1, len(others) - 1) for i, o in enumerate(others)}
            mean = {r: [at[l[1 - end]] for l in links if l[end] == r] for r in rows}
            rows.sort(key=lambda r: (sum(mean[r]) / max(1, len(mean[r])), r))


def draw(nodes, people, events, links, held):
    rows = max(len(people), len(events))
    height = TOP + rows * ROW + 24

    def place(ids):
        step = rows * ROW / max(1, len(ids))
        return {n: TOP + step * (i + 0.5) for i, n in enumerate(ids)}

    ys = {**place(people), **place(events)}
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" font-family="Noto Sans CJK SC,'
           f'Source Han Sans SC,PingFang SC,Microsoft YaHei,WenQuanYi Micro Hei,sans-serif" font-size="13">',
           f'<rect width="{WIDTH}" height="{height:.0f}" fill="#fff"/>']
    for i, (type_, colour) in enumerate(ROLES.items()):
        out.append(f'<line x1="{30 + i * 112}" y1="26" x2="{58 + i * 112}" y2="26" stroke="{colour}" stroke-width="3"/>'
                   f'<text x="{64 + i * 112}" y="31" fill="#333">{CHINESE[type_]}</text>')
    mid, right = COLUMNS["person"] + 34, COLUMNS["event"] - 8
    for person, event, type_ in links:
        a, b, bend = ys[person], ys[event], (right - mid) / 2
        out.append(f'<path d="M{mid} {a:.1f}C{mid + bend} {a:.1f} {right - bend} {b:.1f} {right} {b:.1f}" fill="none" '
                   f'stroke="{ROLES[type_]}" stroke-width="1.6" stroke-opacity="0.8"/>')
    for post, person, _ in held:
        y, left = ys[person], COLUMNS["position"]
        out.append(f'<line x1="{left + 6}" y1="{y:.1f}" x2="{COLUMNS["person"] - 34}" y2="{y:.1f}" stroke="#ccc"/>'
                   f'<text x="{left}" y="{y + 4.5:.1f}" text-anchor="end" fill="#555">{escape(short(nodes[post]["label"], 17))}</text>')
    for person in people:
        out.append(f'<rect x="{COLUMNS["person"] - 34}" y="{ys[person] - 10:.1f}" width="68" height="20" rx="10" fill="#f3ead7"/>'
                   f'<text x="{COLUMNS["person"]}" y="{ys[person] + 4.5:.1f}" text-anchor="middle">{escape(short(nodes[person]["label"], 5))}</text>')
    for event in events:
        date, label = nodes[event].get("date", ""), nodes[event]["label"]
        label = label if label.startswith(date) else f"{date} {label}"
        out.append(f'<rect x="{right}" y="{ys[event] - 5:.1f}" width="10" height="10" fill="#333"/>'
                   f'<text x="{COLUMNS["event"] + 10}" y="{ys[event] + 4.5:.1f}">{escape(short(label, 26))}</text>')
    return "\n".join(out + ["</svg>", ""])


def short(s, n):
    return s if len(s) <= n else s[:n - 1] + "…"


def main():
    nodes, edges = read(sys.argv[1])
    people, events, links, held = choose(nodes, edges, int(sys.argv[3]) if len(sys.argv) > 3 else 22)
    settle(people, events, links)
    with open(sys.argv[2], "w", encoding="utf-8") as f:
        f.write(draw(nodes, people, events, links, held))


if __name__ == "__main__":
    main()
