import Glibc
import Testing

/// Programs that Quire starts: browsers, pagers, clipboards.
@Suite struct LaunchingStories {
  private let folder = Session.makeFolder()

  /// A program that writes its arguments, one a line, into `opened`.
  private func browser() -> String {
    let program = folder + "/browser"
    write(
      program,
      "#!/bin/sh\nprintf '%s\\n' \"$@\" > \(folder)/opened.tmp\nmv \(folder)/opened.tmp \(folder)/opened\n"
    )
    return program
  }

  private func opened(_ session: Session) throws -> String {
    try session.wait("the browser") { _ in access(folder + "/opened", R_OK) == 0 }
    return read(folder + "/opened")
  }

  /// A digest whose only paper has an address that a shell would run.
  private func hostile() -> String {
    write(
      folder + "/a.md",
      digest([("Code", "2504.00001")])
        .replacing("An abstract", with: "At https://github.com/a/b?x=1&y=$(touch)`id` an abstract"))
    return folder + "/a.md"
  }

  /// A story beside this one may be writing the program that a third one runs.
  @Test func aProgramHoldsNoFileOfTheTests() throws {
    let path = folder + "/script"
    write(path, "#!/bin/sh\necho done\n")
    let writer = open(path, O_WRONLY)
    let other = Session()
    try other.wait(for: "38 of 38")
    close(writer)
    #expect(Outcome([], program: path).output == "done\n")
  }

  @Test func addressesAreEncodedAndOneArgument() throws {
    let session = Session([hostile()], environment: ["BROWSER": browser() + " --new"])
    try session.wait(for: "1 of 1")
    session.type("gc")
    #expect(try opened(session) == "--new\nhttps://github.com/a/b?x=1&y=%24(touch)\n")
    // To the terminal they go in the same form.
    try session.wait("a link") { $0.has(";https://github.com/a/b?x=1&y=%24(touch)\u{1B}\\") }
  }

  @Test(arguments: [
    "sh -c 'echo %s'", "/bin/bash -lc 'echo %s'", "env sh -c \"echo %s\"",
    "python3 -c 'print(\"%s\")'",
  ])
  func anAddressIsNeverTheTextOfAShell(command: String) throws {
    let session = Session([hostile()], columns: 200, environment: ["BROWSER": command])
    try session.wait(for: "1 of 1")
    session.type("o")
    if command.hasPrefix("python"), access("/usr/bin/python3", X_OK) != 0 { return }
    try session.wait(for: "Not opened: $BROWSER has %s inside the text of")
    try session.wait(for: "'browser \"$1\"'")
  }

  @Test func theSafeFormIsTaken() throws {
    let program = browser()
    let session = Session(
      [hostile()], environment: ["BROWSER": "sh -c 'sh \(program) \"$1\"' sh %s"])
    try session.wait(for: "1 of 1")
    session.type("o")
    #expect(try opened(session) == "https://arxiv.org/abs/2504.00001\n")
  }

  @Test func aBrowserThatFailsIsSaid() throws {
    write(folder + "/fails", "#!/bin/sh\nexit 4\n")
    write(folder + "/lynx", "#!/bin/sh\nexit 5\n")
    write(folder + "/broken", "#!/no/such/interpreter\n")
    for (name, what) in [
      ("fails", "failed (exit code 4)"), ("lynx", "failed (exit code 5)"),
      ("broken", "could not be started"),
    ] {
      let session = Session(columns: 200, environment: ["BROWSER": "\(folder)/\(name)"])
      try session.wait(for: "38 of 38")
      session.type("o")
      try session.wait(
        for: "Not opened, \(folder)/\(name) \(what): https://arxiv.org/abs/2312.00752v2")
    }
  }

  @Test func aClipboardThatFailsIsSaid() throws {
    write(folder + "/wl-copy", "#!/bin/sh\ncat > /dev/null\nexit 1\n")
    let session = Session(
      columns: 120,
      environment: ["PATH": "\(folder):/usr/bin:/bin", "WAYLAND_DISPLAY": "wayland-0"])
    try session.wait(for: "38 of 38")
    session.type("yt")
    try session.wait(for: "wl-copy did not take the title (exit code 1)")
  }

  /// As with git: the pager and the shell never read one terminal.
  @Test(arguments: ["\u{03}", "\u{1C}"]) func theKeysOfSignalsAreThePagers(key: String) throws {
    write(
      folder + "/pager",
      """
      #!/bin/sh
      trap 'echo signalled' INT QUIT
      cat > /dev/null
      echo ready
      until read line < /dev/tty; do :; done
      exit 0

      """)
    let session = Session(
      ["show", "2312.00752"], rows: 6, environment: ["PAGER": folder + "/pager"])
    try session.wait(for: "ready")
    session.type(key)
    try session.wait(for: "signalled")
    session.type("\r")
    #expect(try session.waitForExit() == 0)
  }

  /// What is open here is not open there: a browser that goes on must not hold the terminal.
  @Test func programsInheritNothing() throws {
    write(
      folder + "/browser",
      "#!/bin/sh\nls -l /proc/self/fd > \(folder)/opened.tmp\nmv \(folder)/opened.tmp \(folder)/opened\n"
    )
    let session = Session(environment: ["BROWSER": folder + "/browser"])
    try session.wait(for: "38 of 38")
    session.type("o")
    let files = try opened(session)
    #expect(!files.contains("/dev/pts") && !files.contains("memfd") && files.contains("/dev/null"))
  }

  /// With tmux's own settings OSC 52 comes to nothing.
  @Test(.enabled(if: Tmux.program != nil, "there is no tmux"))
  func tmuxTakesWhatIsCopied() throws {
    let tmux = Tmux([Session.binary])
    try tmux.wait("the sample") { $0.contains("38 of 38") }
    tmux.type("y", "i")
    try tmux.wait("the message") { $0.contains("Copied the id with tmux") }
    #expect(tmux.ask(["show-buffer"]) == "2312.00752v2")
  }
}
