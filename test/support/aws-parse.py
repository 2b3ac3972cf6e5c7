"""Reads lines of aws, JSON lists of words, and says for each how the real AWS CLI takes it.

A line is taken when the CLI would send a request or ends well by itself; nothing is ever sent. Needs awscli 1.
"""
import contextlib
import io
import json
import os
import re
import sys
import tempfile

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="ap-northeast-1",
    AWS_EC2_METADATA_DISABLED="true",
    AWS_PAGER="",
    AWS_CONFIG_FILE="/nonexistent",
    AWS_SHARED_CREDENTIALS_FILE="/nonexistent",
)
from awscli import clidriver, paramfile  # noqa: E402


class Sent(Exception):
    """Raised where a request would leave the machine."""


def taken(driver, words):
    seen = []

    def stop(**_):
        seen.append(True)
        raise Sent()

    driver.session.register("before-send", stop, unique_id="stop")
    told = io.StringIO()
    status = None
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        try:
            status = driver.main(words)
        except SystemExit as end:
            status = end.code
        except Exception as error:  # the CLI's own defects are told like its refusals
            told.write(repr(error))
    driver.session.unregister("before-send", unique_id="stop")
    if seen or status == 0:
        return None
    lines = [line for line in told.getvalue().splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"error|invalid|unknown|unable|must be|missing|wrong", line, re.I)]
    return " ".join(telling or lines or [str(status)])[:600]


def main():
    asked = json.load(sys.stdin)
    os.chdir(tempfile.mkdtemp())
    for name, text in asked["files"].items():
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    driver = clidriver.create_clidriver()
    sys.stdin = open(os.devnull, encoding="utf-8")
    answers = [taken(driver, words[1:]) for words in asked["lines"]]
    json.dump(answers, sys.stdout)


main()
