"""Logs a numbered line each 100 ms, from 1: the newest 1500, which can be asked for, are those of two and a half minutes."""

import itertools
import time

for number in itertools.count(1):
    print(f"line {number}")
    time.sleep(0.1)
