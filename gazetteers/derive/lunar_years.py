#!/usr/bin/env python3
"""Writes lists/lunar-years.tsv. Needs the package lunar_python (MIT), whose calendar follows GB/T 33661."""
import pathlib

from lunar_python import LunarYear, Solar

HEAD = """# The years of the lunar calendar: 大年初一, 腊月廿三. class: its months, 大 of 30 days, 小 of 29, 闰 before a leap month
# weight: month and day on which it begins, 210 for 10 February
# Source: the calendar of lunar_python 1.4.8 (MIT), by derive/lunar_years.py.
# columns: word class weight
"""


def row(year):
    months = LunarYear.fromYear(year).getMonthsInYear()
    lengths = "".join(("闰" if m.getMonth() < 0 else "") + ("大" if m.getDayCount() == 30 else "小") for m in months)
    first = Solar.fromJulianDay(months[0].getFirstJulianDay())
    return f"{year}\t{lengths}\t{first.getMonth() * 100 + first.getDay()}\n"


target = pathlib.Path(__file__).parent.parent / "lists" / "lunar-years.tsv"
target.write_text(HEAD + "".join(row(year) for year in range(1950, 2061)))
