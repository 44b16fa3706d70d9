import Glibc
import Testing

/// What terminals send on the real program: the way from the descriptor to the keys, with real time.
@Suite struct InputStories {
  /// Each of these acted as its letters once.
  @Test func answersThatNobodyAskedForDoNothing() throws {
    let folder = Session.makeFolder()
    write(folder + "/browser", "#!/bin/sh\ntouch \(folder)/opened\n")
    chmod(folder + "/browser", 0o700)
    let session = Session(environment: ["BROWSER": folder + "/browser"])
    try session.wait(for: "38 of 38")
    for sequence in [
      "[O", "[I", "[97;1:3u", "[24;80R", "[q", "[8;35;120t", "]52;c;cSBvIE8gZA==\u{1B}\\",
      "P1+r544e=787465726d\u{1B}\\", "[?64;1;2;22c", "]11;rgb:0000/0000/0000\u{7}",
    ] { session.type("\u{1B}" + sequence) }
    session.type("j")
    try session.wait(forPlace: "2/38")
    #expect(!session.text.contains("bound to nothing"))
    session.type("/\u{1B}[Bspar\u{1B}[99qse\u{1B}[O")
    try session.wait("the filter") { $0.line(0).contains("/ sparse") && !$0.line(0).contains("B") }
    session.type("\r")
    #expect(access(folder + "/opened", F_OK) != 0)
    #expect(Outcome(["history"], home: session.home).output == "")
  }

  @Test func aSequenceInPiecesIsOneKey() throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    for key in ["\u{1B}OB", "\u{1B}[B", "\u{1B}[1;1:1B"] {
      // Written one by one; the program may read any of them alone.
      for byte in key.utf8 { session.send([byte]) }
    }
    try session.wait(forPlace: "4/38")
  }

  /// Nothing that begins without an end keeps the keys: time passes, and they act.
  @Test(arguments: [
    "\u{1B}[200~", "\u{1B}]11;rgb:", "\u{1B}P", "\u{1B}X", "\u{1B}^", "\u{1B}_q", "\u{1B}[",
  ])
  func whatDoesNotEndIsGivenUp(beginning: String) throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.type(beginning)
    // A key that is swallowed begins the silence anew, so that the next one waits for longer than that.
    var typed = Session.milliseconds
    session.type("j")
    try session.wait("a key that acts") { session in
      if session.find("1/38") == nil { return true }
      if Session.milliseconds > typed + 400 {
        typed = Session.milliseconds
        session.type("j")
      }
      return false
    }
  }

  @Test(arguments: ["\u{1B}[200~", "\u{1B}]11;rgb:", "\u{1B}P", "\u{1B}[", "\u{1B}[M "])
  func controlCGetsThrough(beginning: String) throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.type(beginning + String(repeating: "j", count: 3) + Press.controlC)
    try session.wait(for: "again quits")
    session.type(Press.controlC)
    #expect(try session.waitForExit() == 0)
    #expect(session.isCooked && session.isOnMainScreen)
  }

  @Test func aPasteIsTextHoweverLong() throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.type("/\u{1B}[200~spa\u{1B}[201~rse\r\u{1B}[201~")
    try session.wait(for: "[201~rse")
    session.type("\u{15}\u{1B}[200~" + String(repeating: "q", count: 70_000) + "\u{1B}[201~")
    try session.wait(for: "What was pasted is longer than 64 KB and was left out.")
    session.type("\u{1B}")
    try session.wait(for: "38 of 38")
  }

  /// A text that is sent as keys, as by tmux: each was looked at on its own, and nothing could be done for half a minute.
  @Test func aTextThatIsTypedByAProgramIsLookedAtOnce() throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.type("/")
    try session.wait("the line") { $0.cursor.row == 0 }
    let groups = String(repeating: "(sparse | kv) quantization ( ", count: 140)
    session.type(groups + "end")
    try session.wait(for: "( end")
    session.type("\u{15}spar" + "se")
    try session.wait("the filter") { $0.line(0).contains("/ sparse") }
    session.type(Press.escape)
    try session.wait(for: "38 of 38")
  }

  /// Over SSH Escape waits for as long as the terminal takes to answer.
  @Test func escapeOverALine() throws {
    let session = Session(environment: ["SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"])
    try session.wait(for: "38 of 38")
    try session.wait("a question") { $0.has("\u{1B}[c") }
    session.type("/zzz")
    try session.wait(for: "0 of 38")
    session.type(Press.escape)
    try session.wait(for: "38 of 38")
    let near = Session(environment: ["ESCDELAY": "100", "SSH_TTY": "/dev/pts/9"])
    try near.wait(for: "38 of 38")
    #expect(!near.has("\u{1B}[c"))
  }
}
