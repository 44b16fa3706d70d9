import Glibc
import Testing

/// Terminals and environments of all kinds.
@Suite struct TerminalStories {
  @Test func readsStandardInputAndKeysFromTheTerminal() throws {
    let folder = Session.makeFolder()
    write(folder + "/week.md", digest([("One", "2504.00001"), ("Two", "2504.00002")]))
    let session = Session(
      ["-c", "cat \(folder)/week.md | \(Session.binary) -"], program: "/bin/sh")
    try session.wait(for: "2 of 2")
    session.type("j")
    try session.wait(forPlace: "2/2")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(session.isCooked)
  }

  @Test func anUnknownTerminalIsTakenForAnother() throws {
    let session = Session(environment: ["TERM": "no-such-terminal"])
    try session.wait(for: "There is no terminal “no-such-terminal”; taking it for xterm-256color.")
    session.type("j")
    try session.wait(forPlace: "2/38")
  }

  @Test func aPipeGetsAListing() {
    let outcome = Outcome([])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("2312.00752"))
    #expect(outcome.output.split(separator: "\n").count == 38)
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func addressesAreLinksWhereTheTerminalTakesThem() throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.type("/2312.00752\r")
    try session.wait(for: "1 of 38")
    try session.wait(for: "https://arxiv.org/pdf/2312.00752")
    #expect(session.has(";https://arxiv.org/pdf/2312.00752"))
    let place = try #require(session.find("https://arxiv.org/pdf/2312.00752"))
    #expect(!session.cell(place.column, place.row).isUnderlined)
    // Nothing but the links themselves is changed by them.
    session.type("\u{1B}z")
    let plain = Session(environment: ["TERM": "vt220"])
    try plain.wait(for: "38 of 38")
    #expect(!plain.has("\u{1B}]8;"))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "vt100"]])
  func withoutColorsNothingIsLost(environment: [String: String]) throws {
    let session = Session(environment: environment)
    try session.wait(for: "38 of 38")
    session.type("/mamba\rz")
    try session.wait(for: "1 of 38")
    let column = try #require(session.find("Mamba")).column
    #expect(session.cell(column, 2).isReversed && session.cell(column, 2).isUnderlined)
    for color in ["[38;", "[48;", "[3\(1)m", "[3\(6)m"] { #expect(!session.has("\u{1B}" + color)) }
  }

  @Test func colorsOfTheTerminal() throws {
    func color(_ environment: [String: String], _ arguments: [String] = []) throws -> UInt32? {
      let direct = ["COLORTERM": "truecolor"].merging(environment) { $1 }
      let session = Session(arguments, environment: direct)
      try session.wait(for: "38 of 38")
      let place = try #require(session.find("DATE"))
      return session.cell(place.column, place.row).foreground
    }
    #expect(try color([:]) == 0x5FAFD7)
    let indexed = try color(["COLORTERM": ""])
    #expect(indexed != nil && indexed != 0x5FAFD7)
    #expect(try color(["COLORFGBG": "0;15"]) == 0x005F87)
    #expect(try color([:], ["--theme", "light"]) == 0x005F87)
  }

  @Test func asksTheTerminalForItsBackground() throws {
    let session = Session(environment: ["COLORFGBG": "", "COLORTERM": "truecolor"])
    // An empty variable says nothing; a terminal that does not answer is dark.
    try session.wait(for: "38 of 38")
    try session.wait("the question") { $0.has("\u{1B}]11;?\u{1B}\\") }
    session.type("\u{1B}]11;rgb:ffff/ffff/eeee\u{1B}\\")
    try session.wait("the light theme") { session in
      guard let place = session.find("DATE") else { return false }
      return session.cell(place.column, place.row).foreground == 0x005F87
    }
    session.type("j")
    try session.wait(forPlace: "2/38")
  }

  /// They say nothing about the terminal.
  @Test(arguments: ["C", "POSIX", "no_SUCH.locale", ""])
  func unsetLocalesGetUnicode(locale: String) throws {
    let session = Session(environment: ["LC_ALL": locale, "LANG": "C"])
    try session.wait(for: "38 of 38")
    #expect(session.text.contains("│"))
  }

  @Test func nothingButASCIIWhenAsked() throws {
    let session = Session(["--ascii"])
    try session.wait(for: "38 of 38")
    session.type("/erdos\r")
    try session.wait(for: "/ erdos")
    session.type("\u{3}?")
    try session.wait(for: "type to search")
    #expect(session.output.allSatisfy { $0 < 0x80 })
    #expect(session.text.contains("|"))
  }

  @Test func copiesThroughTmuxAndScreen() throws {
    let tmux = Session(environment: ["PATH": "/nowhere", "TMUX": "/tmp/tmux-0/default,1,0"])
    try tmux.wait(for: "38 of 38")
    tmux.type("yi")
    try tmux.wait("a wrapped OSC 52") {
      $0.has("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;MjMxMi4wMDc1MnYy\u{7}\u{1B}\\")
    }
    let screen = Session(environment: ["PATH": "/nowhere", "STY": "1.tty.host"])
    try screen.wait(for: "38 of 38")
    screen.type("yi")
    try screen.wait("a wrapped OSC 52") {
      $0.has("\u{1B}P\u{1B}]52;c;MjMxMi4wMDc1MnYy\u{7}\u{1B}\\")
    }
  }

  @Test func copiesWithTheDesktopsProgram() throws {
    let folder = Session.makeFolder()
    write(folder + "/wl-copy", "#!/bin/sh\ncat > \(folder)/t\nmv \(folder)/t \(folder)/copied\n")
    let session = Session(
      environment: ["PATH": "\(folder):/usr/bin:/bin", "WAYLAND_DISPLAY": "wayland-0"])
    try session.wait(for: "38 of 38")
    session.type("yt")
    try session.wait(for: "Copied the title with wl-copy")
    try session.wait("the program") { _ in access(folder + "/copied", R_OK) == 0 }
    #expect(read(folder + "/copied").hasPrefix("Mamba"))
  }

  @Test func theSettingsAndKeysAreTheReaders() throws {
    let home = Session.makeFolder()
    let folder = home + "/config"
    mkdir(folder, 0o755)
    write(folder + "/config.toml", "profile = \"less\"\nfrobnicate = 1\n")
    write(folder + "/keys", "global w down\nglobal q nonsense\n")
    let paths = Outcome(["paths"], home: home)
    #expect(paths.output.contains(folder + "/config.toml"), "\(paths.output)")
    let session = Session(home: home)
    try session.wait(for: "38 of 38")
    try session.wait(for: "config.toml: 1 mistake, keys: 1 mistake (mm shows them)")
    session.type("w")
    try session.wait(forPlace: "2/38")
  }

  /// While one file keeps its writer waiting, the papers of the others are there and keys work.
  @Test func firstRowsDoNotWaitForTheRest() throws {
    let folder = Session.makeFolder()
    let papers = (1...300).map { number in
      (String(repeating: "Word ", count: 60) + "\(number)", "2504.\(10000 + number)")
    }
    write(folder + "/2025-04-25.md", digest(papers))
    mkfifo(folder + "/2024-01-01.md", 0o600)
    let session = Session([folder + "/2025-04-25.md", folder + "/2024-01-01.md"])
    try session.wait(for: "300 of 300")
    session.type("jj")
    try session.wait(forPlace: "3/300")
    let pipe = open(folder + "/2024-01-01.md", O_WRONLY)
    let late = digest([("Late", "2401.00001")], day: "2024-01-01")
    _ = Glibc.write(pipe, late, late.utf8.count)
    close(pipe)
    try session.wait(for: "301 of 301")
    try session.wait(forPlace: "3/301")
  }

  /// Nothing is left that could wake up: one thread waits for keys, the other for marks to keep.
  @Test func anIdleProgramSleeps() throws {
    let folder = Session.makeFolder()
    write(folder + "/a.md", digest([("First", "2504.00001")]))
    let session = Session([folder])
    try session.wait(for: "1 of 1")
    session.type("/first\r")
    try session.wait("the end of all other threads") { session in
      var threads = 0
      guard let tasks = opendir("/proc/\(session.process)/task") else { return false }
      defer { closedir(tasks) }
      while readdir(tasks) != nil { threads += 1 }
      return threads == 4  // With `.` and `..`.
    }
  }

  @Test func readsAgainWhenAsked() throws {
    let folder = Session.makeFolder()
    write(folder + "/a.md", digest([("First", "2504.00001"), ("Second", "2504.00002")]))
    let session = Session([folder])
    try session.wait(for: "2 of 2")
    session.type("G")
    try session.wait(forPlace: "2/2")
    write(
      folder + "/a.md",
      digest([("New", "2504.00003"), ("First", "2504.00001"), ("Second", "2504.00002")]))
    session.type("R")
    try session.wait(forPlace: "3/3")
  }
}
