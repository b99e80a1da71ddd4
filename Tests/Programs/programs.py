"""What scripts share that run the product or a stand-in: a free port, patience, and a program that is up once it has printed what is
looked for."""
import os, pathlib, re, signal, socket, subprocess, tempfile, time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(look, what="what is waited for", seconds=60, pause=0.1):
    """The first answer of `look` that is true; an `AssertionError` when there is none in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(pause)
    raise AssertionError(f"{what} does not come in {seconds} seconds")


class Program:
    """A program that is up once it has printed what is looked for, which is then `found`; `end` gives its code."""

    def __init__(self, program, *arguments, until_printed, port=None, seconds=120, **environment):
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.process = subprocess.Popen(
            [program, *arguments], stdout=self.log, stderr=subprocess.STDOUT, env=dict(os.environ, **environment))
        try:
            self.found = until(lambda: self.search(until_printed), f"{until_printed} of {arguments}", seconds)
            if port:
                until(lambda: answers(port), f"port {port} of {arguments}")
        except BaseException:
            self.process.kill()
            print(self.text()[-3000:])
            raise

    def text(self):
        return pathlib.Path(self.log.name).read_text()

    def search(self, pattern):
        # Looked at first: what it printed before its end is read then.
        has_ended = self.process.poll() is not None
        found = re.search(pattern, self.text())
        assert found or not has_ended, "it ended too early"
        return found

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()
