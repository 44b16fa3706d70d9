import Glibc
import Testing

/// Any bytes as input, at any size: the program lives, does nothing that no key asks for, and gives
/// the terminal back. `QUIRE_RANDOM_BYTES` says how many; the numbers are the same every time.
@Suite struct RandomInputStories {
  /// Without the keys that open something, write a note or quit, nothing of that may happen.
  private static let keys = """
    unbind global q
    unbind global Q
    unbind global <C-c>
    unbind prompt <C-c>
    unbind help <C-c>
    unbind global <C-z>
    unbind prompt <C-z>
    unbind help <C-z>
    unbind help <Enter>
    unbind global :
    unbind global o
    unbind global O
    unbind global gx
    unbind global gp
    unbind global gc
    unbind global f
    unbind global e

    """

  @Test func anyBytes() throws {
    let total = getenv("QUIRE_RANDOM_BYTES").flatMap { Int(String(cString: $0)) } ?? 20_000
    let home = Session.makeFolder()
    mkdir(home + "/config", 0o700)
    write(home + "/config/keys", RandomInputStories.keys)
    for name in ["browser", "editor"] {
      write(home + "/\(name)", "#!/bin/sh\necho \"$@\" >> \(home)/opened\n")
    }
    var random = Numbers(state: 42)
    let session = Session(
      environment: ["BROWSER": home + "/browser", "EDITOR": home + "/editor"], home: home)
    try session.wait(for: "38 of 38")
    session.type("O")
    try session.wait(for: "O is bound to nothing")
    var sent = 0
    while sent < total {
      if Int.random(in: 0..<8, using: &random) == 0 {
        session.resize(
          columns: Int.random(in: 1...240, using: &random),
          rows: Int.random(in: 1...80, using: &random))
      }
      let count = min(total - sent, Int.random(in: 1...400, using: &random))
      session.send(RandomInputStories.bytes(count, &random))
      sent += count
      // Silence is input too: it ends what has no end, and the program draws.
      session.rest([0, 0, 0, 30, 30, 210].randomElement(using: &random)!)
      #expect(session.status == nil, "after \(sent) bytes: \(session.status ?? 0)")
      if session.status != nil { return }
    }
    session.resize(columns: 100, rows: 30)
    session.signal(SIGTERM)
    #expect(try session.waitForExit() == 128 + SIGTERM)
    #expect(session.isCooked && session.isOnMainScreen)
    #expect(access(home + "/opened", F_OK) != 0)
    #expect(!Outcome(["history", "-n", "100000"], home: home).output.contains("note"))
  }

  /// Bytes of all values, or such as sequences are made of.
  private static func bytes(_ count: Int, _ random: inout Numbers) -> [UInt8] {
    let pieces = Array("\u{1B}\u{1B}[[]OPX^_N?<>=;:0123456789~$ABCDHFMRmuct\\\u{7}\u{9B}é/gt".utf8)
    let isMade = Bool.random(using: &random)
    return (0..<count).map { _ in
      isMade ? pieces.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
    }
  }

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
