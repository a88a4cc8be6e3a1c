#!/usr/bin/env python3
"""Answers a file of SQL with a PostgreSQL server of its own: started in a temporary folder, on a socket there, and gone
afterwards. Exit code 77 where that cannot be, with a word why."""
import os, pwd, shutil, signal, subprocess, sys, tempfile, time
from pathlib import Path


def skip(why):
    print(why, file=sys.stderr)
    sys.exit(77)


def find_program(name):
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)  # Debian keeps them out of PATH
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, places)]))
    return found or skip(f"{name} is not installed")


def other_user():
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        except KeyError:
            pass
    skip("PostgreSQL does not run as root, and there is no user postgres or nobody")


def main():
    postgres, initdb, psql = (find_program(name) for name in ("postgres", "initdb", "psql"))
    who = other_user()
    folder = tempfile.mkdtemp(prefix="leadqual-pg-")
    server = None
    try:
        if who:
            os.chown(folder, who["user"], who["group"])
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "LC_ALL": "C"}
        run = dict(cwd=folder, env=environment, **who)
        data = os.path.join(folder, "data")
        made = subprocess.run([initdb, "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **run)
        if made.returncode:
            skip("initdb fails: " + made.stderr.strip())
        server = subprocess.Popen([postgres, "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **run)
        ask = [psql, "-h", folder, "-U", "test", "-d", "postgres", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        for _ in range(200):
            if subprocess.run([*ask, "-c", "SELECT 1"], capture_output=True, **run).returncode == 0:
                break
            if server.poll() is not None:
                skip("the PostgreSQL server does not start")
            time.sleep(0.05)
        with open(sys.argv[1]) as questions:
            return subprocess.run(ask, stdin=questions, **run).returncode
    finally:
        if server:
            server.send_signal(signal.SIGQUIT)
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
