import Glibc
import Loopback
import Papers
import Storage
import Synchronization
import Testing

@testable import Feeds
@testable import Fetching

/// Whole papers from a server that misbehaves.
@Suite struct DownloadTests {
  private static let id = ArxivReference("2504.16922v1")!
  private static let pdf = "%PDF-1.5\n" + String(repeating: "0123456789\n", count: 500) + "%%EOF\n"
  private static let html =
    "<!DOCTYPE html><html><head lang=\"en\"><base href=\"/html/2504.16922v1/\"></head><body>2504.16922v1"
    + "</body></html>\n"

  /// A server, and a home for those who ask it.
  private final class Place {
    let server: LoopbackServer
    let home: String
    let files: PaperFiles

    init(_ answer: @escaping @Sendable (LoopbackServer.Request, Int) -> [LoopbackServer.Piece]) {
      server = LoopbackServer(answer)
      var name = Array("/tmp/quire-download-XXXXXX".utf8CString)
      home = name.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
      files = PaperFiles(folder: home + "/papers")
    }

    deinit { server.stop() }

    func surroundings(
      speed: Double = 1000, isWanted: @escaping () -> Bool = { true },
      tell: @escaping (FetchNews) -> Void = { _ in }
    ) -> Fetch.Surroundings {
      Fetch.Surroundings(
        origins: Origins(
          feeds: server.origin, harvest: server.origin, search: server.origin,
          papers: server.origin, domains: [server.host], protocols: "http"),
        clock: NetworkClock(speed: speed), agent: "quire/test", state: home + "/state",
        pages: home + "/pages", today: Day("2026-11-27")!, isWanted: isWanted, tell: tell)
    }

    func run(
      _ id: ArxivReference = DownloadTests.id, _ form: PaperForm = .pdf,
      isWanted: @escaping () -> Bool = { true }, tell: @escaping (FetchNews) -> Void = { _ in }
    ) -> Result<Download.Outcome, FetchError> {
      do throws(FetchError) {
        let around = surroundings(isWanted: isWanted, tell: tell)
        return .success(try Download(to: files, around).run(id, as: form))
      } catch {
        return .failure(error)
      }
    }

    /// The names in the folder of the files.
    var names: [String] {
      guard let folder = opendir(files.folder) else { return [] }
      defer { closedir(folder) }
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if !name.hasPrefix(".") { names.append(name) }
      }
      return names.sorted()
    }

    func text(_ id: ArxivReference = DownloadTests.id, _ form: PaperForm = .pdf) -> String? {
      (try? TextFile.read(files.path(of: id, as: form))).flatMap(\.self)
    }
  }

  @Test func aPaperComesOnce() throws {
    let place = Place { _, _ in [.answer(DownloadTests.pdf)] }
    let news = Mutex<[FetchNews]>([])
    let path = place.files.path(of: DownloadTests.id, as: .pdf)
    #expect(
      place.run(tell: { piece in news.withLock { $0.append(piece) } })
        == .success(Download.Outcome(path: path, wasThere: false)))
    #expect(place.text() == DownloadTests.pdf)
    let size = DownloadTests.pdf.utf8.count
    #expect(news.withLock { $0.last } == .bytes(size, of: size))
    #expect(place.run() == .success(Download.Outcome(path: path, wasThere: true)))
    #expect(place.server.requests.map(\.target) == ["/pdf/2504.16922v1"])
    #expect(place.server.requests[0].headers["user-agent"] == "quire/test")
    // A packed file would be told of in packed bytes.
    #expect(place.server.requests[0].headers["accept-encoding"] == nil)
    #expect(place.names == ["2504.16922v1.pdf"])
  }

  @Test func oldIDsAndUnknownVersionsAreAskedForAsTheyAre() throws {
    let place = Place { _, _ in [.answer(DownloadTests.pdf)] }
    for id in ["math.GT/0309136v2", "2504.16922"] { _ = place.run(ArxivReference(id)!) }
    #expect(place.server.requests.map(\.target) == ["/pdf/math/0309136v2", "/pdf/2504.16922"])
    #expect(place.names == ["2504.16922.pdf", "math_0309136v2.pdf"])
  }

  /// Turned away or cut off, it comes again, each time a turn later at least, and begins anew.
  @Test(arguments: [
    LoopbackServer.Piece.answer("", status: 429), .answer("", status: 503),
    .answer("", status: 429, headers: ["Retry-After: 20"]), .answer("Rate exceeded."),
    .answer("%PDF-1.5 cut", length: 100_000), .answer("%PDF-1.5 without its end"), .text(""),
    .text("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n%PDF-1.5\nhalf of it"),
  ])
  func itComesAgain(_ piece: LoopbackServer.Piece) {
    let place = Place { _, number in [number < 2 ? piece : .answer(DownloadTests.pdf)] }
    guard case .success = place.run() else {
      Issue.record("\(place.run())")
      return
    }
    #expect(place.text() == DownloadTests.pdf)
    let requests = place.server.requests
    #expect(requests.count == 3)
    let least = "\(piece)".contains("Retry") ? 20 : 3
    for (one, next) in zip(requests, requests.dropFirst()) {
      #expect(Double(next.time - one.time + 1) >= Double(least))
    }
  }

  /// Whatever else comes, nothing of it is kept, and it is asked for once.
  @Test(arguments: [
    (LoopbackServer.Piece.answer("<html>no such paper</html>"), NetworkError.notUnderstood),
    (.answer("<html>none</html>", status: 404), .refused(status: 404)),
    (.answer("", status: 403), .refused(status: 403)), (.answer(""), .notUnderstood),
    (
      .answer("", status: 302, headers: ["Location: http://example.org/a.pdf"]),
      .redirectedElsewhere("example.org")
    ),
    (.answer("", status: 302, headers: ["Location: file:///etc/passwd"]), .redirectedElsewhere("")),
    (.answer("", status: 503, headers: ["Retry-After: 900"]), .wait(seconds: 900)),
    (.answer("%PDF-", length: 10_000_000_000), .tooLarge(limit: 512 << 20)),
  ])
  func whatIsNoPaperIsNotKept(_ piece: LoopbackServer.Piece, _ error: NetworkError) {
    let place = Place { _, _ in [piece] }
    #expect(place.run() == .failure(.network(error)))
    #expect(place.server.requests.count == 1)
    #expect(place.names.isEmpty)
  }

  @Test func itsPatienceEnds() {
    let place = Place { _, _ in [.answer("", status: 429)] }
    #expect(place.run() == .failure(.network(.busy(status: 429))))
    #expect(place.server.requests.count == 5)
    #expect(place.names.isEmpty)
  }

  /// The paper at another address of arXiv's.
  @Test func redirectsWithinArxivAreFollowed() {
    let place = Place { request, _ in
      request.target == "/pdf/2504.16922v1"
        ? [.answer("", status: 301, headers: ["Location: /pdf/2504.16922v1.pdf"])]
        : [.answer(DownloadTests.pdf)]
    }
    guard case .success = place.run() else {
      Issue.record("\(place.run())")
      return
    }
    #expect(place.text() == DownloadTests.pdf)
  }

  /// Ten gigabytes without a word of how many: cut off at the limit.
  @Test func whatNeverEndsIsCutOff() throws {
    let place = Place { _, _ in
      [
        .text("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n%PDF-1.5\n"),
        .endless([UInt8](repeating: 32, count: 65536)),
      ]
    }
    var manners = Manners.usual
    manners.fileLimit = 1 << 20
    let client = try ArxivClient(
      origins: place.surroundings().origins, clock: NetworkClock(speed: 1000),
      turns: Turns(path: place.home + "/turns", clock: NetworkClock(speed: 1000)), agent: "quire",
      manners: manners, isWanted: { true }, tell: { _ in })
    let taken = Atomic<Int>(0)
    let error = #expect(throws: NetworkError.self) {
      try client.download(
        place.server.origin + "/pdf/x", begin: {},
        take: { bytes, _ in
          taken.add(bytes.count, ordering: .relaxed)
          return true
        }, check: {})
    }
    #expect(error == .tooLarge(limit: 1 << 20))
    #expect(taken.load(ordering: .relaxed) <= 1 << 20)
  }

  /// A byte now and then is not enough.
  @Test func aSlowDripEnds() throws {
    let place = Place { _, _ in
      let drip = (0..<200).flatMap { _ in [LoopbackServer.Piece.text("x"), .pause(20)] }
      return [.text("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n%PDF-")] + drip
    }
    var manners = Manners.usual
    (manners.tries, manners.slowSeconds) = (1, 100)
    let client = try ArxivClient(
      origins: place.surroundings().origins, clock: NetworkClock(speed: 100),
      turns: Turns(path: place.home + "/turns", clock: NetworkClock(speed: 100)), agent: "quire",
      manners: manners, isWanted: { true }, tell: { _ in })
    let error = #expect(throws: NetworkError.self) {
      try client.download(
        place.server.origin + "/pdf/x", begin: {}, take: { _, _ in true }, check: {})
    }
    #expect(error == .tooSlow(place.server.host))
  }

  /// Given up in the middle: nothing of it is kept, and what was there before stays.
  @Test func whatIsGivenUpLeavesNothing() {
    let place = Place { _, _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n%PDF-"), .pause(50), .text("more")]
    }
    let hasBegun = Atomic<Bool>(false)
    let result = place.run(
      isWanted: { !hasBegun.load(ordering: .relaxed) },
      tell: { if case .bytes = $0 { hasBegun.store(true, ordering: .relaxed) } })
    #expect(result == .failure(.network(.stopped)))
    #expect(place.names.isEmpty)
  }

  @Test func aFolderThatCannotBeMadeIsSaid() {
    let place = Place { _, _ in [.answer(DownloadTests.pdf)] }
    close(open(place.home + "/papers", O_CREAT | O_WRONLY, 0o600))
    guard case .failure(.storage) = place.run() else {
      Issue.record("\(place.run())")
      return
    }
    #expect(place.server.requests.isEmpty)
  }

  // MARK: HTML

  /// A page that is read from a file finds its pictures at arXiv.
  @Test func aPageSaysWhereItIsFrom() {
    let place = Place { _, _ in [.answer(DownloadTests.html)] }
    _ = place.run(DownloadTests.id, .html)
    #expect(place.server.requests.map(\.target) == ["/html/2504.16922v1"])
    let text = place.text(DownloadTests.id, .html) ?? ""
    #expect(
      text.contains(
        "<head lang=\"en\"><base href=\"https://arxiv.org/html/2504.16922v1/\"><base href=\"/html/")
    )
    #expect(text.hasSuffix("</html>\n"))
  }

  @Test(arguments: [
    DownloadTests.pdf, "<html><body>Are you a robot?</body></html>", "no HTML for 2504.16922v1",
  ])
  func whatIsNotThePageIsNotKept(_ text: String) {
    let place = Place { _, _ in [.answer(text)] }
    #expect(place.run(DownloadTests.id, .html) == .failure(.network(.notUnderstood)))
    #expect(place.names.isEmpty)
  }

  // MARK: Killed

  /// Killed at any moment: a good file is as it was, a new one is whole or not there, and the next one comes to its end.
  @Test func killedAtAnyMomentNoFileIsHalf() {
    let text = DownloadTests.pdf
    let place = Place { _, _ in
      let half = text.utf8.count / 2
      return [
        .text("HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n"),
        .text(String(text.prefix(half))), .pause(5), .text(String(text.dropFirst(half))),
      ]
    }
    var random = SystemRandomNumberGenerator()
    let moments = getenv("KILLS").flatMap { Int(String(cString: $0)) } ?? 20
    for _ in 0..<moments {
      unlink(place.files.path(of: DownloadTests.id, as: .pdf))
      let process = LoopbackFetch.start([
        place.server.origin, "300", place.home, "2026-11-27", "--pdf", "2504.16922v1",
      ])
      usleep(UInt32.random(in: 0...60_000, using: &random))
      kill(process, SIGKILL)
      _ = LoopbackFetch.wait(process)
      #expect([nil, text].contains(place.text()))
    }
    guard case .success = place.run() else {
      Issue.record("\(place.run())")
      return
    }
    #expect(place.text() == text)
    #expect(place.names == ["2504.16922v1.pdf"])
  }
}
