import Glibc
import Loopback
import Papers
import Testing

@testable import Feeds

/// The client against a server that misbehaves. Its clock runs a hundred times as fast, the server's with it.
@Suite struct ArxivClientTests {
  private static let speed = 100.0

  /// What came of a request to a server that answers so: the body, or what was wrong.
  private func ask(
    manners: Manners = .usual, conditions: [String] = [], isWanted: @escaping () -> Bool = { true },
    hosts: [String] = [],
    _ answer: @escaping @Sendable (LoopbackServer.Request, Int) -> [LoopbackServer.Piece]
  ) -> (result: Result<String, NetworkError>, requests: [LoopbackServer.Request]) {
    let server = LoopbackServer(answer)
    defer { server.stop() }
    do throws(NetworkError) {
      let client = try client(for: server, manners: manners, isWanted: isWanted)
      let text = try client.ask(server.origin + "/page", conditions: conditions) { page in
        page.isUnchanged ? "unchanged" : String(decoding: page.bytes, as: UTF8.self)
      }
      return (.success(text), server.requests)
    } catch {
      return (.failure(error), server.requests)
    }
  }

  private func client(
    for server: LoopbackServer, file: String = ArxivClientTests.turnsFile(),
    manners: Manners = .usual,
    isWanted: @escaping () -> Bool = { true }
  ) throws(NetworkError) -> ArxivClient {
    let clock = NetworkClock(speed: ArxivClientTests.speed)
    return try ArxivClient(
      origins: Origins(
        feeds: server.origin, harvest: server.origin + "/oai", search: server.origin + "/api",
        domains: [server.host], protocols: "http"),
      clock: clock, turns: Turns(path: file, clock: clock), agent: "quire/test", manners: manners,
      isWanted: isWanted, tell: { _ in })
  }

  static func turnsFile() -> String {
    var name = Array("/tmp/quire-turns-XXXXXX".utf8CString)
    return name.withUnsafeMutableBufferPointer { name in
      close(mkstemp(name.baseAddress!))
      return String(cString: name.baseAddress!)
    }
  }

  @Test func itNamesItselfAndSaysWhatItTakes() {
    let (result, requests) = ask { _, _ in [.answer("hello")] }
    #expect(result == .success("hello"))
    #expect(requests.count == 1)
    #expect(requests[0].headers["user-agent"] == "quire/test")
    #expect(requests[0].headers["accept"]?.hasPrefix("application/atom+xml") == true)
  }

  /// Turned away, it comes again: each time three seconds later at least, or when the server says.
  @Test(arguments: [
    LoopbackServer.Piece.answer("", status: 429), .answer("", status: 503),
    .answer("", status: 406),
    .answer("Rate exceeded."), .answer("", status: 429, headers: ["Retry-After: 20"]),
    .answer("cut", length: 1000), .text(""),
  ])
  func itComesAgain(_ piece: LoopbackServer.Piece) {
    let (result, requests) = ask { _, number in [number < 3 ? piece : .answer("hello")] }
    #expect(result == .success("hello"))
    #expect(requests.count == 4)
    let least = "\(piece)".contains("Retry") ? 20 : 3
    for (one, next) in zip(requests, requests.dropFirst()) {
      #expect(Double(next.time - one.time + 1) / 1000 * ArxivClientTests.speed >= Double(least))
    }
  }

  @Test(arguments: [
    (LoopbackServer.Piece.answer("", status: 429), NetworkError.busy(status: 429)),
    (.answer("Rate exceeded."), .busy(status: 200)),
  ])
  func itsPatienceEnds(_ piece: LoopbackServer.Piece, _ error: NetworkError) {
    let (result, requests) = ask { _, _ in [piece] }
    #expect(result == .failure(error))
    #expect(requests.count == Manners.usual.tries)
  }

  /// An hour is not waited for, and no Quire asks meanwhile.
  @Test func aLongRetryAfterIsSaidAndKept() throws {
    let server = LoopbackServer { _, _ in [.answer("", status: 503, headers: ["Retry-After: 900"])]
    }
    defer { server.stop() }
    let file = ArxivClientTests.turnsFile()
    #expect(throws: NetworkError.wait(seconds: 900)) {
      try client(for: server, file: file).ask(server.origin) { _ in }
    }
    var isFirst = true
    let impatient = try client(for: server, file: file) {
      defer { isFirst = false }
      return isFirst
    }
    #expect(throws: NetworkError.stopped) { try impatient.ask(server.origin) { _ in } }
    #expect(server.requests.count == 1)
  }

  @Test func whatIsRefusedIsNotAskedAgain() {
    for status in [400, 403, 404] {
      let (result, requests) = ask { _, _ in [.answer("no", status: status)] }
      #expect(result == .failure(.refused(status: status)))
      #expect(requests.count == 1)
    }
  }

  @Test func redirectsWithinArxivAreFollowed() {
    let (result, requests) = ask { request, _ in
      request.target == "/page"
        ? [.answer("", status: 301, headers: ["Location: /other?a=1"])] : [.answer("hello")]
    }
    #expect(result == .success("hello"))
    #expect(requests.map(\.target) == ["/page", "/other?a=1"])
  }

  @Test(arguments: [
    "http://example.org/", "https://127.0.0.1/", "file:///etc/passwd", "//example.org/x",
    "http://127.0.0.1@example.org/", "gopher://127.0.0.1/", "http://127.0.0.1:1/",
  ])
  func redirectsElsewhereAreNot(_ location: String) {
    let (result, requests) = ask { _, _ in
      [.answer("", status: 302, headers: ["Location: \(location)"])]
    }
    #expect(requests.count == 1)
    guard case .failure(.redirectedElsewhere) = result else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func aCircleOfRedirectsEnds() {
    let (result, requests) = ask { _, _ in [.answer("", status: 302, headers: ["Location: /page"])]
    }
    #expect(result == .failure(.tooManyRedirects))
    #expect(requests.count == Manners.usual.redirects + 1)
  }

  /// Ten gigabytes, and a packed page that unpacks to as much: both are cut off at the limit.
  @Test func whatIsTooLargeIsCutOff() {
    var manners = Manners.usual
    manners.byteLimit = 1 << 20
    let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n"
    let (plain, _) = ask(manners: manners) { _, _ in
      [.text(head + "\r\n"), .endless([UInt8](repeating: 32, count: 65536))]
    }
    #expect(plain == .failure(.tooLarge(limit: 1 << 20)))
    let (packed, requests) = ask(manners: manners) { _, _ in
      [.text(head + "Content-Encoding: gzip\r\n\r\n"), .bytes(ArxivClientTests.bomb)]
    }
    #expect(packed == .failure(.tooLarge(limit: 1 << 20)))
    #expect(requests.count == 1)
  }

  /// 4 MB of blanks, packed twice as they are in gzip: 65 bytes a megabyte.
  private static let bomb: [UInt8] = {
    // A stored head, then fixed-Huffman blocks of one literal and matches of 258 at distance 1.
    var bits: [Bool] = []
    func put(_ value: Int, _ count: Int) {
      for bit in 0..<count { bits.append(value >> bit & 1 == 1) }
    }
    func code(_ value: Int, _ count: Int) {
      for bit in (0..<count).reversed() { bits.append(value >> bit & 1 == 1) }
    }
    put(1, 1)
    put(1, 2)
    code(0x30 + 32, 8)
    // Length 258 is symbol 285 (code 0b11000101), distance 1 is symbol 0.
    for _ in 0..<16384 {
      code(0b1100_0101, 8)
      code(0, 5)
    }
    code(0, 7)
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var byte: UInt8 = 0
    for (index, bit) in bits.enumerated() {
      if bit { byte |= 1 << UInt8(index % 8) }
      if index % 8 == 7 {
        bytes.append(byte)
        byte = 0
      }
    }
    bytes.append(byte)
    return bytes + [0, 0, 0, 0, 0, 0, 0, 0]
  }()

  /// A byte now and then is not enough.
  @Test func aSlowDripEnds() {
    var manners = Manners.usual
    (manners.tries, manners.slowSeconds) = (1, 100)
    let (result, _) = ask(manners: manners) { _, _ in
      let drip = (0..<200).flatMap { _ in [LoopbackServer.Piece.text("x"), .pause(20)] }
      return [.text("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")] + drip
    }
    guard case .failure(.tooSlow) = result else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func itStopsWhenNobodyWantsItAnyMore() {
    let wanted = { false }
    let (stopped, requests) = ask(isWanted: wanted) { _, _ in [.answer("hello")] }
    #expect(stopped == .failure(.stopped))
    #expect(requests.isEmpty)
  }

  @Test func whatIsHeldIsNotSentAgain() {
    let (result, requests) = ask(conditions: ["If-None-Match: \"a\""]) { _, _ in
      [.answer("", status: 304, headers: ["ETag: \"a\""])]
    }
    #expect(result == .success("unchanged"))
    #expect(requests[0].headers["if-none-match"] == "\"a\"")
  }

  @Test func nobodyIsThere() {
    let server = LoopbackServer { _, _ in [] }
    server.stop()
    let (result, _) = ask { _, _ in [] }
    guard case .failure(.cut) = result else {
      Issue.record("\(result)")
      return
    }
  }

  /// Four clients at once: never two requests within three seconds.
  @Test func allOfAUsersQuiresTakeTurns() {
    let server = LoopbackServer { _, _ in [.answer("hello"), .pause(5)] }
    defer { server.stop() }
    let file = ArxivClientTests.turnsFile()
    @Sendable func work() {
      guard let client = try? client(for: server, file: file) else { return }
      for _ in 0..<5 { try? client.ask(server.origin) { _ in } }
    }
    onThreads(4, work)
    let times = server.requests.map(\.time)
    #expect(times.count == 20)
    for (one, next) in zip(times, times.dropFirst()) {
      #expect(Double(next - one + 1) / 1000 * ArxivClientTests.speed >= Turns.pause)
    }
  }

  /// A clock that was years ahead once does not stop Quire for years.
  @Test func aTurnFarInTheFutureIsAMistake() throws {
    let file = ArxivClientTests.turnsFile()
    let descriptor = open(file, O_WRONLY)
    _ = write(descriptor, "99999999999999999\n", 18)
    close(descriptor)
    let server = LoopbackServer { _, _ in [.answer("hello")] }
    defer { server.stop() }
    #expect(
      try client(for: server, file: file).ask(server.origin) {
        String(decoding: $0.bytes, as: UTF8.self)
      }
        == "hello")
  }

  @Test func addressesOfArxivAreKnown() {
    for address in [
      "https://arxiv.org/a", "https://export.arxiv.org/api?x=1", "HTTPS://RSS.ARXIV.ORG",
    ] {
      #expect(Origins.arxiv.allows(address), "\(address)")
    }
    for address in [
      "http://arxiv.org/", "https://arxiv.org.example.com/", "https://notarxiv.org/",
      "https://arxiv.org@x.org/",
      "file:///arxiv.org", "https://arxiv.org:8080/", "https://arxiv.org\\@x.org/", "arxiv.org",
    ] {
      #expect(!Origins.arxiv.allows(address), "\(address)")
    }
  }
}

/// Does the same on so many threads at once, and waits for all.
private func onThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  let threads = (0..<count).map { _ in
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        Unmanaged<Work>.fromOpaque(context!).takeRetainedValue().body()
        return nil
      }, Unmanaged.passRetained(Work(body)).toOpaque())
    return thread
  }
  for thread in threads { pthread_join(thread, nil) }
}
