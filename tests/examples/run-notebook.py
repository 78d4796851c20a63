"""Runs the code cells of a notebook in one namespace; prints what each has printed, as a list of JSON."""
import contextlib
import io
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    cells = json.load(file)["cells"]

namespace, printed = {}, []
for cell in cells:
    if cell["cell_type"] != "code":
        continue
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(compile("".join(cell["source"]), cell["id"], "exec"), namespace)
    printed.append(output.getvalue())
json.dump(printed, sys.stdout)
