import Glibc
import Testing

/// What was acknowledged is there, whatever happens to the program.
@Suite(.serialized) struct CrashStories {
  private let home = Session.makeFolder()

  /// `quire mark --batch` is fed bursts of marks and killed at any moment.
  @Test func acknowledgedMarksOutliveAKill() throws {
    let bursts = getenv("QUIRE_KILL_BURSTS").flatMap { Int(String(cString: $0)) } ?? 200
    let seed = UInt64.random(in: .min ... .max)
    var random = Generator(state: seed)
    var acknowledged = 0
    var next = 0
    for burst in 0..<bursts {
      let batch = Batch(home: home)
      let count = Int.random(in: 1...12, using: &random)
      // Each mark is a paper of its own, so that any that is missing shows.
      let first = next
      for number in first..<first + count { batch.send("\(CrashStories.id(number)) star\n") }
      next += count
      let wanted = Int.random(in: 0...count, using: &random)
      var answers = 0
      while answers < wanted, let line = batch.answer() {
        answers += 1
        #expect(line == "ok \(answers)")
      }
      var work: UInt64 = 0
      for _ in 0..<Int.random(in: 0..<20_000, using: &random) { work = work &* 3 &+ 1 }
      batch.kill(work)
      while let line = batch.answer() {
        answers += 1
        #expect(line == "ok \(answers)")
      }
      batch.end()
      acknowledged += answers
      guard answers > 0 else { continue }
      let ids = (first..<first + answers).map(CrashStories.id)
      let outcome = Outcome(["mark"] + ids, home: home)
      let lines = outcome.output.split(separator: "\n")
      let isThere = lines.count == answers && lines.allSatisfy { $0.hasSuffix("  starred") }
      #expect(
        isThere && outcome.status == 0 && outcome.errors == "",
        "burst \(burst), seed \(seed): \(outcome.output)\(outcome.errors)")
    }
    #expect(acknowledged > bursts)
    let events = Outcome(["history", "-n", "\(next)"], home: home)
    #expect(events.output.split(separator: "\n").count >= acknowledged)
    let undo = Outcome(["history", "--undo"], home: home)
    #expect(undo.status == 0 && undo.output.hasPrefix("undid: starred "))
  }

  /// Several programs write to one database.
  @Test func fourBatchesAtOnceAllGetThrough() {
    let batches = (0..<4).map { _ in Batch(home: home) }
    for (index, batch) in batches.enumerated() {
      for number in 0..<250 { batch.send("\(CrashStories.id(index * 250 + number)) star\n") }
      batch.finishInput()
    }
    for batch in batches {
      for number in 1...250 { #expect(batch.answer() == "ok \(number)") }
      #expect(batch.answer() == nil)
      #expect(batch.end() == 0)
    }
    let ids = (0..<1000).map(CrashStories.id)
    let lines = Outcome(["mark"] + ids, home: home).output.split(separator: "\n")
    #expect(lines.count == 1000 && lines.allSatisfy { $0.hasSuffix("  starred") })
  }

  private static func id(_ number: Int) -> String {
    let digits = "\(number % 90_000 + 1)"
    return "25\(number / 90_000 + 10).\(String(repeating: "0", count: 5 - digits.count))\(digits)"
  }
}

/// A running `quire mark --batch`.
final class Batch {
  private let process: pid_t
  private var input: Int32
  private let output: Int32
  private var buffer: [UInt8] = []

  init(home: String) {
    var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    // Pipes that no other test's program inherits: that cannot be said of `pipe` at once.
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    socketpair(AF_UNIX, kind, 0, &toChild)
    socketpair(AF_UNIX, kind, 0, &fromChild)
    let variables = ["QUIRE_HOME": home, "LC_ALL": "C.UTF-8"]
    process = ChildProcess.start(Session.binary, ["mark", "--batch"], variables) { files in
      posix_spawn_file_actions_adddup2(&files, toChild[0], 0)
      posix_spawn_file_actions_adddup2(&files, fromChild[1], 1)
    }
    (input, output) = (toChild[1], fromChild[0])
    close(toChild[0])
    close(fromChild[1])
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(input, bytes, bytes.count)
  }

  func finishInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// The next whole line of the answer; nil at the end.
  func answer() -> String? {
    while true {
      if let feed = buffer.firstIndex(of: 0x0A) {
        defer { buffer.removeFirst(feed + 1) }
        return String(decoding: buffer[..<feed], as: UTF8.self)
      }
      var part = [UInt8](repeating: 0, count: 4096)
      let count = Glibc.read(output, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      buffer += part[..<count]
    }
  }

  /// `after` is work that must be done before.
  func kill(_ after: UInt64) {
    if after == .max { send("") }
    Glibc.kill(process, SIGKILL)
  }

  @discardableResult
  func end() -> Int32 {
    finishInput()
    close(output)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

/// Numbers that are the same for the same seed.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
