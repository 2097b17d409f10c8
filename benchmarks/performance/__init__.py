"""What argmap costs, table by table: `python -m benchmarks.performance` makes docs/performance.md.

`registry` names the tables, a module each; `paired` runs commands in turn and tells the time and
memory of each; `machine` tells what they ran on; `page` keeps the page.
"""
