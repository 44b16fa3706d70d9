import Glibc
import Testing

@testable import Terminal

/// What ncurses writes is held until the frame is whole.
@Suite struct OneWriteTests {
  @Test func whatIsHeldLeavesAtOnce() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    let (out, terminal, target) = (ends[0], ends[1], dup(ends[1]))
    defer { for descriptor in [out, terminal, target] { close(descriptor) } }
    func put(_ text: String) {
      Array(text.utf8).withUnsafeBytes { OneWrite.write($0, to: target) }
    }
    func sent() -> String? {
      var ready = pollfd(fd: out, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 0) > 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = read(out, &bytes, bytes.count)
      return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }
    var oneWrite = OneWrite(target: target, terminal: terminal)
    let canHold = oneWrite.canHold
    try #require(canHold)
    oneWrite.hold()
    put("row ")
    put("by row")
    let early = sent()
    #expect(early == nil)
    oneWrite.send(then: Array(", and links".utf8))
    let frame = sent()
    #expect(frame == "row by row, and links")
    oneWrite.send()
    let nothing = sent()
    #expect(nothing == nil)
    // Another program gets the terminal: nothing stays behind, and nothing is held any more.
    put("modes")
    oneWrite.release()
    let rest = sent()
    #expect(rest == "modes")
    put("farewell")
    let last = sent()
    #expect(last == "farewell")
  }
}
