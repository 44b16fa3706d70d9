/// Asks arXiv politely: in turn with the user's other Quires, one request in three seconds, named, with patience
/// when it is busy and an end to that patience.
///
/// One request goes this way: our turn comes (`Turns`), libcurl asks and counts what comes (`Transfer`), the answer
/// is judged by status and body (`Manners`), read by who wanted it, and asked for again when that may help: each
/// time a turn later, or as much later as the server says.
public final class ArxivClient {
  /// What a reader is told while it waits.
  public enum News: Hashable, Sendable {
    /// It is asked again in so many seconds, because of this.
    case retry(after: Double, because: NetworkError)
  }

  private let origins: Origins
  private let clock: NetworkClock
  private let turns: Turns
  private let agent: String
  private let manners: Manners
  private let isWanted: () -> Bool
  private let tell: (News) -> Void
  private let transfer: Transfer

  /// - Parameters:
  ///   - agent: names the program and its version: `quire/0.1.0 (+https://…)`.
  ///   - isWanted: asked a few times a second.
  /// - Throws: `.noLibrary`.
  public convenience init(
    origins: Origins, clock: NetworkClock, turns: Turns, agent: String,
    isWanted: @escaping () -> Bool, tell: @escaping (News) -> Void = { _ in }
  ) throws(NetworkError) {
    try self.init(
      origins: origins, clock: clock, turns: turns, agent: agent, manners: .usual,
      isWanted: isWanted, tell: tell)
  }

  init(
    origins: Origins, clock: NetworkClock, turns: Turns, agent: String, manners: Manners,
    isWanted: @escaping () -> Bool, tell: @escaping (News) -> Void
  ) throws(NetworkError) {
    (self.origins, self.clock, self.turns, self.agent) = (origins, clock, turns, agent)
    (self.manners, self.isWanted, self.tell) = (manners, isWanted, tell)
    transfer = try Transfer()
  }

  /// What came of a request.
  public struct Page {
    public let bytes: [UInt8]
    /// What to say next time, to be told “nothing new”: lines of a head.
    public let conditions: [String]
    /// The server has nothing newer than the conditions named.
    public let isUnchanged: Bool

    public init(bytes: [UInt8], conditions: [String], isUnchanged: Bool = false) {
      (self.bytes, self.conditions, self.isUnchanged) = (bytes, conditions, isUnchanged)
    }
  }

  /// Asks for an address until `read` can read what comes.
  ///
  /// - Parameters:
  ///   - conditions: those of the page that is held already.
  ///   - read: throws what is wrong with a page; what passes by (`.cut`, `.emptyPage`) is asked for again.
  public func ask<Content>(
    _ address: String, conditions: [String] = [],
    _ read: (Page) throws(NetworkError) -> Content
  ) throws(NetworkError) -> Content {
    try again { () throws(NetworkError) in
      try read(try page(at: address, conditions, manners))
    }
  }

  /// Asks for a file, whose bytes go elsewhere as they come.
  ///
  /// - Parameters:
  ///   - begin: called before each try: what has come so far is of no use.
  ///   - take: a piece, and how many bytes there will be in all, if the server says. It returns whether more is wanted;
  ///     if not, that is the error `.stopped`.
  ///   - check: throws what is wrong with what came; what passes by (`.cut`) is asked for again.
  public func download(
    _ address: String, begin: () -> Void,
    take: @escaping (_ bytes: UnsafeRawBufferPointer, _ length: Int?) -> Bool,
    check: () throws(NetworkError) -> Void
  ) throws(NetworkError) {
    try again { () throws(NetworkError) in
      begin()
      _ = try page(at: address, [], manners.forFiles, take: take)
      try check()
    }
  }

  /// Does something until it is done, or is wrong for good, or patience ends.
  private func again<Content>(
    _ body: () throws(NetworkError) -> Content
  ) throws(NetworkError) -> Content {
    var number = 1
    while true {
      do throws(NetworkError) {
        return try body()
      } catch {
        guard error.isPassing, number < manners.tries else { throw error }
        number += 1
        let wait = manners.wait(beforeTry: number)
        tell(.retry(after: wait, because: error))
        guard clock.wait(wait, isWanted: isWanted) else { throw .stopped }
      }
    }
  }

  /// One request, wherever the server leads it among the hosts of arXiv.
  private func page(
    at address: String, _ conditions: [String], _ manners: Manners,
    take: ((UnsafeRawBufferPointer, Int?) -> Bool)? = nil
  ) throws(NetworkError) -> Page {
    var address = address
    for _ in 0...manners.redirects {
      guard origins.allows(address) else {
        throw .redirectedElsewhere(Origins.host(of: address))
      }
      let answer = try answer(to: address, conditions, manners, take: take)
      guard (301...308).contains(answer.status), answer.status != 304,
        let location = answer.headers["location"]
      else {
        if answer.status != 200, answer.status != 304 { throw .refused(status: answer.status) }
        return Page(
          bytes: answer.body, conditions: ArxivClient.conditions(of: answer),
          isUnchanged: answer.status == 304)
      }
      address = Origins.resolve(location, from: address)
    }
    throw .tooManyRedirects
  }

  /// One turn. A wait that the server asks for holds for all Quires.
  private func answer(
    to address: String, _ conditions: [String], _ manners: Manners,
    take: ((UnsafeRawBufferPointer, Int?) -> Bool)?
  ) throws(NetworkError) -> Transfer.Answer {
    try turns.take(isWanted: isWanted) { putOff throws(NetworkError) in
      let answer = transfer.ask(
        Transfer.Question(
          address: address, protocols: origins.protocols, agent: agent,
          headers: ["Accept: application/atom+xml, application/xml, text/xml, */*"] + conditions,
          limit: manners.byteLimit, seconds: clock.worldSeconds(manners.seconds),
          slowSeconds: clock.worldSeconds(manners.slowSeconds), slowBytes: manners.slowBytes,
          take: take), isWanted: isWanted)
      guard let trouble = manners.judge(answer) else { return answer }
      if case .busy = trouble, answer.retryAfter > 0 {
        putOff(Double(answer.retryAfter))
        if answer.retryAfter > manners.longestRetryAfter { throw .wait(seconds: answer.retryAfter) }
      }
      throw trouble
    }
  }

  private static func conditions(of answer: Transfer.Answer) -> [String] {
    var lines: [String] = []
    if let tag = answer.headers["etag"] { lines.append("If-None-Match: \(tag)") }
    if let date = answer.headers["last-modified"] { lines.append("If-Modified-Since: \(date)") }
    return lines
  }
}
