"""What the installed awscli says about its commands, argument by argument, as JSON on stdout."""
import json
import re
import sys

import awscli
import awscli.clidriver

SERVICES = sys.argv[1:]
KINDS = {"boolean": "b", "list": "l", "map": "m", "structure": "m", "integer": "n", "long": "n", "float": "n", "double": "n"}

driver = awscli.clidriver.create_clidriver()
table = driver._get_command_table()


def walk(command, path, out):
    try:
        subs = command.create_help_command().command_table
    except Exception:
        subs = {}
    subs = {name: sub for name, sub in subs.items() if name != "help"}
    if subs and not getattr(command, "_operation_model", None):
        for name, sub in sorted(subs.items()):
            walk(sub, path + [name], out)
        return
    flags, places = [], 0
    for name, arg in command.arg_table.items():
        if getattr(arg, "positional_arg", False):
            places += 1
            continue
        if name in ("generate-cli-skeleton", "cli-input-json", "cli-input-yaml"):
            continue
        flags.append(name + ":" + KINDS.get(arg.cli_type_name, "s"))
    out[" ".join(path)] = " ".join(([str(places)] if places else []) + sorted(flags))


commands = {}
for service in SERVICES:
    walk(table[service], [service], commands)
# EC2 alone has 700 operations; these are the ones a cluster's network and nodes need.
EC2 = re.compile(r"ec2 (describe-|(create|delete|modify|associate|attach|authorize|revoke|run|terminate|start|stop|allocate|release|disassociate|detach|replace)-(vpc|subnet|security-group|tags|nat-gateway|internet-gateway|route|vpc-endpoint|address|instances|launch-template|volume|snapshot|key-pair|network-interface|flow-logs|placement-group))")
commands = {path: flags for path, flags in commands.items() if not path.startswith("ec2 ") or EC2.match(path)}
globals_ = []
for name, arg in driver._get_argument_table().items():
    globals_.append(name + ":" + KINDS.get(arg.cli_type_name, "s"))
json.dump({"version": awscli.__version__, "globals": " ".join(sorted(globals_)), "commands": commands}, sys.stdout)
