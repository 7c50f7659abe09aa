#!/usr/bin/env python3
"""bench.json → an SVG: how fast beside others, and where the time goes. usage: plot.py bench.json speed.svg"""
import json
import math
import sys

BARS = [("look-up", "guanxi, look-up of all listed words", "#2b6cb0"),
        ("hyperscan", "Hyperscan, the same words in the same text", "#a0aec0"),
        ("extraction", "guanxi, whole extraction", "#2b6cb0"),
        ("cppjieba", "cppjieba, tagging", "#a0aec0"),
        ("jieba", "jieba, tagging", "#a0aec0")]
SHADES = ["#1a365d", "#2a4365", "#2c5282", "#2b6cb0", "#3182ce", "#4299e1", "#63b3ed", "#90cdf4"]
LEFT, WIDTH = 300, 420


def text(x, y, words, anchor="start", size=12, fill="#1a202c"):
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{fill}">{words}</text>'


def speeds(result, top):
    """A bar each on a scale of powers of ten; the thin line runs from the slowest round to the fastest."""
    rates = {n: r for n, r in result["rates"].items() if n in {b[0] for b in BARS}}
    most = max(r["max"] for r in rates.values()) / 1e6
    low, high = -1, math.ceil(math.log10(most))
    x = lambda mb: LEFT + WIDTH * (math.log10(max(mb, 0.1)) - low) / (high - low)
    out = []
    for power in range(low, high + 1):
        at = x(10.0 ** power)
        out.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{top}" y2="{top + 26 * len(rates)}" stroke="#e2e8f0"/>')
        out.append(text(at, top + 26 * len(rates) + 15, f"{10.0 ** power:g}", "middle", 11, "#718096"))
    y = top + 4
    for name, words, colour in BARS:
        if name not in rates:
            continue
        r = {k: rates[name][k] / 1e6 for k in ("min", "median", "max")}
        out.append(text(LEFT - 8, y + 13, words, "end"))
        out.append(f'<rect x="{LEFT}" y="{y}" width="{x(r["median"]) - LEFT:.1f}" height="18" fill="{colour}"/>')
        out.append(f'<line x1="{x(r["min"]):.1f}" x2="{x(r["max"]):.1f}" y1="{y + 9}" y2="{y + 9}" stroke="#1a202c"/>')
        out.append(text(x(r["max"]) + 6, y + 13, f'{r["median"]:.3g}'))
        y += 26
    out.append(text(LEFT + WIDTH + 30, top + 26 * len(rates) + 15, "MB/s, one core", "start", 11, "#718096"))
    return out, y + 30


def stages(result, top):
    """One bar: the shares of an extraction."""
    out, at, y = [text(LEFT - 8, top + 15, "where an extraction's time goes", "end")], float(LEFT), top
    for number, (name, share) in enumerate(result["stages"].items()):
        width = WIDTH * share["median"]
        label = name.replace("gx_", "").replace("_extract", "").replace("_", " ")
        out.append(f'<rect x="{at:.1f}" y="{y}" width="{max(width, 0):.1f}" height="22" fill="{SHADES[number % len(SHADES)]}">'
                   f'<title>{label} {share["median"]:.1%}</title></rect>')
        if share["median"] >= 0.06:
            out.append(f'<line x1="{at + width / 2:.1f}" x2="{at + width / 2:.1f}" y1="{y + 22}" y2="{y + 28}" stroke="#718096"/>')
            out.append(f'<text transform="translate({at + width / 2 + 3:.1f},{y + 34}) rotate(35)" font-size="11" '
                       f'fill="#1a202c">{label} {share["median"]:.0%}</text>')
        at += width
    return out, y + 110


def main():
    result = json.load(open(sys.argv[1], encoding="utf-8"))
    bars, y = speeds(result, 10)
    shares, height = stages(result, y)
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 {height}" width="840" height="{height}" '
                   f'font-family="sans-serif"><rect width="100%" height="100%" fill="#fff"/>\n')
        file.write("\n".join(bars + shares) + "\n</svg>\n")


if __name__ == "__main__":
    main()
