import Papers

/// How patient the client is. The numbers are ours; what they answer is in arXiv's terms and in what other clients
/// met: 429 and 503 for hours now and then, 406 for want of an `Accept`, a page that says `Rate exceeded.` with
/// status 200, pages that come empty or cut.
struct Manners: Sendable {
  /// How often a request is made in all.
  var tries = 5
  /// The first wait between two tries in seconds; each later one is twice as long.
  var firstWait = 5.0
  var longestWait = 60.0
  /// A longer `Retry-After` than this is not waited for.
  var longestRetryAfter = 120
  /// Of one answer, unpacked. A page of OAI-PMH has 1,000 records of some 2 kB, a feed 2,000 items.
  var byteLimit = 64 << 20
  /// Of one answer.
  var seconds = 300
  /// While next to nothing comes.
  var slowSeconds = 30
  /// Fewer bytes a second than this are next to nothing.
  var slowBytes = 64
  var redirects = 5

  static let usual = Manners()

  /// The same for files, which are larger: a PDF at arXiv has a few MB, now and then 100, and may take its time as long
  /// as it comes.
  var forFiles: Manners {
    var manners = self
    (manners.byteLimit, manners.seconds) = (fileLimit, 3600)
    manners.slowBytes = 1000
    return manners
  }

  /// The most bytes of a file.
  var fileLimit = 512 << 20

  /// The wait before a try, from 2 on: doubled each time, and by chance up to a half shorter or longer, so that
  /// clients that were turned away together do not come back together.
  func wait(beforeTry number: Int) -> Double {
    let steady = min(longestWait, firstWait * Double(1 << min(number - 2, 16)))
    return steady * Double.random(in: 0.5...1.5)
  }

  /// What an answer is, by its status and by what the page itself says.
  func judge(_ answer: Transfer.Answer) -> NetworkError? {
    if let trouble = answer.trouble { return trouble }
    if answer.body.count < 256, Manners.saysRateExceeded(answer.body) {
      return .busy(status: answer.status)
    }
    switch answer.status {
    case 200, 304: return nil
    case 301, 302, 303, 307, 308: return nil
    case 406, 429, 500, 502, 503, 504: return .busy(status: answer.status)
    default: return .refused(status: answer.status)
    }
  }

  private static func saysRateExceeded(_ body: [UInt8]) -> Bool {
    String(decoding: body, as: UTF8.self).lowercased().contains("rate exceeded")
  }
}
