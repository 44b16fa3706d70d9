import Glibc
import Testing

@testable import quire

/// Programs that run away from the keys, to their end.
@Suite struct ChildRunTests {
  private func run(
    _ script: String, input: [UInt8]? = nil, isKept: Bool = true, limit: Duration? = nil
  ) -> ChildOutcome {
    ChildRun().run(
      ["sh", "-c", script], input: input, isKept: isKept, limit: limit)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func whatIsPrintedIsKept() {
    let outcome = run("echo out; echo err >&2; exit 3")
    #expect(outcome.code == 3 && text(outcome.output) == "out\n" && text(outcome.errors) == "err\n")
    let killed = run("kill -TERM $$")
    #expect(killed.code == 128 + SIGTERM)
    let quiet = run("echo out; echo err >&2", isKept: false)
    #expect(quiet.output.isEmpty && text(quiet.errors) == "err\n")
  }

  /// A program that does not read, or not at once, is no reason to wait.
  @Test func muchInputIsRead() {
    let input = [UInt8](repeating: 0x61, count: 5_000_000)
    #expect(text(run("wc -c", input: input).output).contains("5000000"))
    #expect(run("true", input: input).code == 0)
    #expect(text(run("cat; echo end").output) == "end\n", "nothing to read is the end of it")
  }

  /// What is ours is handed on as it is, bytes that are no text too.
  @Test func theEnvironmentIsHandedOn() {
    setenv("QT_BYTES", "a\u{1}b", 1)
    setenv("QUIRE_TITLE", "outer", 1)
    let outcome = ChildRun().run(
      ["sh", "-c", "printf '%s|' \"$QT_BYTES\" \"$QUIRE_TITLE\" \"$QUIRE_ID\""],
      adding: ["QUIRE_TITLE": "", "QUIRE_ID": "1"], input: nil)
    #expect(text(outcome.output) == "a\u{1}b||1|")
  }

  @Test func muchOutputIsCountedAndItsEndIsKnown() {
    let outcome = run("yes 0123456789 | head -n 100000; printf last")
    #expect(outcome.printed == 1_100_004 && outcome.output.count == 256 << 10)
    #expect(text(outcome.tail).hasSuffix("\nlast"))
  }

  /// What it leaves running may hold its output for as long as it likes.
  @Test func theProgramItselfIsWaitedFor() throws {
    let outcome = run("sleep 1000 & echo $!")
    #expect(outcome.code == 0)
    kill(try #require(pid_t(text(outcome.output).filter(\.isNumber))), SIGKILL)
  }

  @Test func whatTakesTooLongIsEndedWithItsGroup() throws {
    // Whoever has the other end of the pipe open is alive: its end is seen when all have ended.
    let path = Session.makeFolder() + "/alive"
    #expect(mkfifo(path, 0o600) == 0)
    let reading = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(reading) }
    let outcome = run(
      "trap '' TERM; exec 9> \(path); sleep 1000 & echo begun >&9; wait; wait",
      limit: .milliseconds(200))
    #expect(outcome.isLate && outcome.code == 128 + SIGKILL)
    var ending = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    var bytes = [UInt8](repeating: 0, count: 64)
    while poll(&ending, 1, 30_000) > 0, read(reading, &bytes, 64) > 0 {}
    #expect(ending.revents & Int16(POLLHUP) != 0)
  }

  @Test func aRunThatIsStoppedBeforehandDoesNotBegin() {
    let child = ChildRun()
    child.stop()
    let path = Session.makeFolder() + "/begun"
    let outcome = child.run(["touch", path], input: nil)
    #expect(outcome.code == nil && outcome.failure == ECANCELED)
    #expect(access(path, F_OK) != 0)
  }

  @Test func whyItDidNotStartIsKnown() {
    func failure(_ arguments: [String]) -> Int32 {
      let outcome = ChildRun().run(arguments, input: nil)
      #expect(outcome.code == nil)
      return outcome.failure
    }
    #expect(failure(["no-such-program"]) == ENOENT)
    #expect(failure(["/etc/passwd"]) == EACCES)
    let long = String(repeating: "a", count: 130_000)
    #expect(failure(["true"] + [String](repeating: long, count: 40)) == E2BIG)
  }

  /// No program is ever handed to a shell because the system cannot run it.
  @Test func aTextIsNoProgram() {
    let path = Session.makeFolder() + "/text"
    write(path, "touch \(path).run\n")
    let outcome = ChildRun().run([path], input: nil)
    #expect(outcome.failure == ENOEXEC)
    #expect(access(path + ".run", F_OK) != 0)
  }
}
