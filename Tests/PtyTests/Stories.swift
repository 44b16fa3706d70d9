import Glibc
import Testing

/// What a reader does, with the real program on a real pseudo-terminal.
@Suite struct Stories {
  @Test func firstStartShowsTheSampleAndHints() throws {
    let session = Session(columns: 100, rows: 30)
    try session.wait(for: "38 of 38")
    try session.wait(for: "This is a sample.")
    try session.wait(for: "Mamba: Linear-Time Sequence Modeling")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(session.isOnMainScreen && session.isCooked)
  }

  @Test func theReaderFollowsTheCursor() throws {
    let session = Session(columns: 100, rows: 30)
    try session.wait(forPlace: "1/38")
    session.type("j")
    try session.wait(forPlace: "2/38")
    try session.wait(for: "Teaching a language model")
    session.type("5j")
    try session.wait(forPlace: "7/38")
    session.type("gg")
    try session.wait(forPlace: "1/38")
    session.type("G")
    try session.wait(forPlace: "38/38")
    try session.wait(for: "Finding the period of a function")
  }

  @Test func theListNarrowsAtEveryKey() throws {
    let session = Session(columns: 100, rows: 30)
    try session.wait(for: "38 of 38")
    session.type("/")
    var before = 38
    for key in "quantum" {
      session.type(String(key))
      try session.wait("fewer papers after \(key)") { session in
        guard let count = session.count, count <= before, session.line(0).contains("/ q") else {
          return false
        }
        before = count
        return true
      }
    }
    try session.wait(for: "3 of 38")
    try session.wait(for: "quantum comp")
    let place = try #require(session.find("quantum comp"))
    #expect(session.cell(place.column, place.row).isUnderlined)
    session.type(Press.escape)
    try session.wait(for: "38 of 38")
    #expect(session.line(0).contains("quantum") == false)
  }

  @Test func tagsCutTheList() throws {
    let session = Session(columns: 140, rows: 30)
    try session.wait(for: "38 of 38")
    session.type("T")
    session.type(Press.enter)
    try session.wait(for: "8 of 38")
    try session.wait(for: "/ tag:\"language\"")
    session.type("c")
    try session.wait(for: "38 of 38")
    session.type("-")
    try session.wait(for: "30 of 38")
    session.type("X")
    try session.wait(for: "38 of 38")
    try session.wait(for: "vision ")
    let tag = try #require(session.find("vision "))
    session.click(tag.column, tag.row)
    try session.wait(for: "3 of 38")
  }

  @Test func opensThePaperInTheBrowser() throws {
    let folder = Session.makeFolder()
    let browser = folder + "/browser"
    write(
      browser,
      "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" > \(folder)/opened.tmp\nmv \(folder)/opened.tmp \(folder)/opened\n"
    )
    let session = Session(environment: ["BROWSER": "/nowhere/one:\(browser) --new 'a b' %s"])
    try session.wait(for: "38 of 38")
    session.type("o")
    try session.wait("the browser") { _ in access(folder + "/opened", R_OK) == 0 }
    #expect(read(folder + "/opened") == "3\n--new\na b\nhttps://arxiv.org/abs/2312.00752v2\n")
    try session.wait(for: "Opening https://arxiv.org/abs/2312.00752v2")
    unlink(folder + "/opened")
    session.type("O")
    try session.wait("the browser") { _ in access(folder + "/opened", R_OK) == 0 }
    #expect(read(folder + "/opened").hasSuffix("https://arxiv.org/pdf/2312.00752v2\n"))
  }

  @Test func withoutBrowserTheAddressIsShown() throws {
    let session = Session(environment: ["PATH": "/nowhere"])
    try session.wait(for: "38 of 38")
    session.type("o")
    try session.wait(for: "No browser found (set $BROWSER): https://arxiv.org/abs/2312.00752v2")
  }

  @Test func aTerminalBrowserGetsTheTerminalAndGivesItBack() throws {
    let folder = Session.makeFolder()
    write(folder + "/lynx", "#!/bin/sh\necho \"lynx shows $1\"\nread line\n")
    let session = Session(environment: ["BROWSER": folder + "/lynx"])
    try session.wait(for: "38 of 38")
    session.type("o")
    try session.wait(for: "lynx shows https://arxiv.org/abs/2312.00752v2")
    #expect(session.isCooked)
    session.type("\r")
    try session.wait(for: "38 of 38")
    session.type("j")
    try session.wait(forPlace: "2/38")
  }

  @Test func copiesByOSC52() throws {
    let session = Session(environment: ["PATH": "/nowhere"])
    try session.wait(for: "38 of 38")
    session.type("yi")
    try session.wait("OSC 52") { $0.has("\u{1B}]52;c;MjMxMi4wMDc1MnYy\u{7}") }
    try session.wait(for: "Sent the id to the terminal's clipboard (OSC 52), if it has one.")
    session.type("y")
    try session.wait(for: "copy-markdown")
  }

  @Test func anySizeAndBack() throws {
    let session = Session(columns: 200, rows: 60)
    try session.wait(for: "38 of 38")
    session.type("jj")
    try session.wait(forPlace: "3/38")
    for (columns, rows) in [(100, 30), (80, 24), (59, 13), (20, 5), (10, 3), (3, 2), (1, 1)] {
      session.resize(columns: columns, rows: rows)
      session.type("kj")
    }
    session.resize(columns: 200, rows: 60)
    try session.wait(forPlace: "3/38")
    #expect(session.status == nil)
  }

  @Test func stopsAndComesBack() throws {
    let session = Session(
      ["--norc", "-i"], program: "/bin/bash", environment: ["PS1": "prompt> "])
    try session.wait(for: "prompt>")
    session.type("\(Session.binary)\r")
    try session.wait(for: "38 of 38")
    session.type("j")
    try session.wait(forPlace: "2/38")
    session.type(Press.controlZ)
    try session.wait(for: "Stopped")
    #expect(session.isOnMainScreen)
    session.type("fg\r")
    try session.wait(forPlace: "2/38")
    session.type("j")
    try session.wait(forPlace: "3/38")
    session.type("q")
    try session.wait("the shell") { $0.isOnMainScreen }
    session.type("exit 7\r")
    #expect(try session.waitForExit() == 7)
  }

  @Test(arguments: [(SIGTERM, Int32(143)), (SIGHUP, Int32(129)), (SIGINT, Int32(130))])
  func signalsGiveTheTerminalBack(signal: Int32, code: Int32) throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.signal(signal)
    #expect(try session.waitForExit() == code)
    #expect(session.isOnMainScreen && session.isCooked)
    #expect(session.has("\u{1B}[?2004l"))
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGABRT])
  func aCrashGivesTheTerminalBack(signal: Int32) throws {
    let session = Session(environment: ["SWIFT_BACKTRACE": "enable=no"])
    try session.wait(for: "38 of 38")
    session.signal(signal)
    #expect(try session.waitForExit() == 128 + signal)
    #expect(session.isOnMainScreen && session.isCooked)
  }

  @Test func controlCTwiceQuits() throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.type(Press.controlC)
    try session.wait(for: "<C-c> again quits, as Q does.")
    session.type(Press.controlC)
    #expect(try session.waitForExit() == 0)
  }

  @Test func helpFindsAndRuns() throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.type("?")
    try session.wait(for: "type to search")
    session.type("sort title")
    try session.wait(for: "Sort by title")
    session.type(Press.enter)
    try session.wait(for: "title ↑")
  }

  @Test func commandsByName() throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.type(":sort-au\t")
    try session.wait(for: ":sort-author")
    session.type(Press.enter)
    try session.wait(for: "author ↑")
    session.type(":sotr-date\r")
    try session.wait(for: "Did you mean sort-date?")
    session.type(":12\r")
    try session.wait(forPlace: "12/38")
  }

  @Test func pastedTextNeverRunsKeys() throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.type("\u{1B}[200~QQq\u{1B}[201~")
    try session.wait(for: "Nowhere to paste: / opens the filter.")
    session.type("/\u{1B}[200~quantum\ncomputing\u{1B}[201~")
    try session.wait(for: "3 of 38")
  }

  @Test func theWheelScrollsThePaneUnderIt() throws {
    let session = Session(columns: 100, rows: 30)
    try session.wait(forPlace: "1/38")
    session.wheel(down: true, 10, 10)
    try session.wait(forPlace: "4/38")
    session.click(10, 6)
    try session.wait(forPlace: "8/38")
  }
}

extension Session {
  /// How many papers the heading says are found.
  fileprivate var count: Int? {
    let words = line(0).split(separator: " ")
    return words.firstIndex(of: "of").flatMap { $0 > 0 ? Int(words[$0 - 1]) : nil }
  }
}

/// A file with some text, executable.
func write(_ path: String, _ text: String) {
  write(path, Array(text.utf8))
}

func write(_ path: String, _ bytes: [UInt8]) {
  let file = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o755)
  precondition(Glibc.write(file, bytes, bytes.count) == bytes.count, "cannot write \(path)")
  close(file)
}

func read(_ path: String) -> String {
  String(decoding: Files.bytes(of: path), as: UTF8.self)
}
