import Feeds
import Fetching
import Glibc
import Interface
import Papers

/// What is said of fetching.
extension Sentences {
  static func sentence(for report: FetchReport) -> String {
    let counts = [
      (report.count(of: .new), "new"), (report.count(of: .cross), "cross-listed"),
      (report.count(of: .revised), "revised"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    var words = counts.isEmpty ? "nothing new" : counts.joined(separator: ", ")
    let withdrawn = report.papers.count(where: \.isWithdrawn)
    if withdrawn > 0 { words += ", \(withdrawn) of them withdrawn" }
    let others = [
      (report.held, "held already"), (report.unwanted, "without the keywords"),
      (report.changed, "changed only in what arXiv knows of them"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !others.isEmpty { words += " (\(others.joined(separator: ", ")))" }
    if let file = report.file { words += " in \(safe(file))" }
    return words
  }

  static func sentence(for note: FetchReport.Note) -> String {
    switch note {
    case .fellBack(let from, let to, let error):
      "\(name(of: from)) failed (\(reason(error))), so \(name(of: to)) was asked"
    case .feedIsOld(let day):
      "the feed of the day is of \(day): arXiv's feeds stand still or lag behind"
    case .feedHasNoDay: "the feed does not say of what day it is"
    case .feedIsFull:
      "the feed is full at \(Services.feedLimit) papers, and there may be more: fetch again with --since"
    case .missing(let ids):
      "arXiv does not have \(ids.map(\.description).joined(separator: ", "))"
    }
  }

  static func name(of service: FetchReport.Service) -> String {
    switch service {
    case .feed: "the feed of the day"
    case .harvest: "the harvest"
    case .search: "the search"
    }
  }

  static func sentence(for error: FetchError, profile: String) -> String {
    switch error {
    case .storage(let error): "not fetched: \(sentence(for: error))"
    case .busy(let profile): "\(profile) is being fetched by another Quire"
    case .network(.stopped):
      "\(profile): stopped; the pages that came are kept, and the same command goes on from there"
    case .network(let error): "\(profile) was not fetched: \(reason(error))\(advice(error))"
    }
  }

  static func code(of error: FetchError) -> Int32 {
    switch error {
    case .storage, .network(.noTurns), .busy: 3
    case .network(.stopped): 130
    case .network: 4
    }
  }

  /// What went wrong, to be said in a sentence.
  static func reason(_ error: NetworkError) -> String {
    switch error {
    case .noLibrary: "libcurl is not on this machine"
    case .stopped: "stopped"
    case .noHost(let host): "there is no way to \(safe(host))"
    case .noConnection(let host): "\(safe(host)) does not answer"
    case .noTrust(let host): "the certificate of \(safe(host)) is not trusted"
    case .tooSlow(let host): "\(safe(host)) is too slow"
    case .cut: "the answer ended before its end"
    case .tooLarge(let limit): "the answer has more than \(limit >> 20) MB"
    case .busy(let status): "arXiv is busy\(status == 200 ? "" : " (\(status))")"
    case .wait(let seconds): "arXiv asks to be left alone for \(duration(seconds))"
    case .refused(let status): "arXiv answered no (\(status))"
    case .tooManyRedirects: "the answers lead in a circle"
    case .redirectedElsewhere(let host):
      "the answer leads away from arXiv\(host.isEmpty ? "" : ", to \(safe(host))")"
    case .notUnderstood: "the answer is not what arXiv's services give"
    case .emptyPage: "pages came empty before the end"
    case .service(let words): "arXiv says: \(safe(words))"
    case .tokenExpired: "arXiv does not remember where the harvest was"
    case .noTurns(let path, let code): "\(safe(path)): \(String(cString: strerror(code)))"
    }
  }

  /// What to do about it.
  static func advice(_ error: NetworkError, keeps: Bool = true) -> String {
    switch error {
    case .noLibrary: "; install it (Debian: libcurl4 and ca-certificates)"
    case .noHost: "; is this machine online?"
    case .noTrust: "; are there certificates (ca-certificates), and is the clock right?"
    case .noConnection, .tooSlow, .cut, .busy, .emptyPage, .wait, .tokenExpired:
      "; try again later" + (keeps ? ", what came is kept" : "")
    case .service(let words) where words.hasSuffix(" results"):
      "; it gives at most \(Services.searchLimit): ask for fewer days"
    default: ""
    }
  }

  private static func duration(_ seconds: Int) -> String {
    seconds < 120 ? "\(seconds) s" : "\((seconds + 59) / 60) min"
  }

  static func noProfile(_ name: String, _ names: [String]) -> String {
    let known =
      names.isEmpty ? "there are none in config.toml" : "there are \(names.joined(separator: ", "))"
    return "there is no profile “\(safe(name))”; \(known)"
  }

  /// The same in the browser, where there is no room for an example in lines.
  static func profileToWrite(settings: String) -> String {
    "no profile to fetch: write one into \(safe(settings)): [fetch.daily] and below it categories = [\"cs.LG\"]"
  }

  static func noProfiles(settings: String) -> String {
    "no profile to fetch: write one into \(safe(settings)), as `quire fetch --help` shows, or give --category"
  }
}
