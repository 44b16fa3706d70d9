import Feeds
import Fetching
import Papers
import Storage

/// What is said of the files of papers.
extension Sentences {
  /// `3.1 of 12.4 MB`, `3.1 MB`, `40 of 91 kB`: of two numbers in the unit of the larger.
  static func bytes(_ count: Int, of all: Int?) -> String {
    let isLarge = (all ?? count) >= 1_000_000
    func number(_ count: Int) -> String {
      isLarge ? "\(count / 1_000_000).\(count / 100_000 % 10)" : "\(count / 1000)"
    }
    let unit = isLarge ? "MB" : "kB"
    return (all.map { "\(number(count)) of \(number($0))" } ?? number(count)) + " \(unit)"
  }

  static let noPaperFound = "no paper is found"

  /// Why a paper was not fetched.
  static func sentence(
    for error: FetchError, _ form: PaperForm, of reference: ArxivReference
  ) -> String {
    switch error {
    case .network(.refused(404)), .network(.refused(410)):
      "\(reference): arXiv has no \(form.name) of it"
    case .network(.notUnderstood):
      "\(reference) was not fetched: what came is not its \(form.name)"
    case .network(.tooLarge(let limit)):
      "\(reference) was not fetched: it has more than \(limit >> 20) MB"
    case .network(.stopped): "\(reference): stopped; nothing of it is kept"
    case .network(let error):
      "\(reference) was not fetched: \(reason(error))\(advice(error, keeps: false))"
    default: sentence(for: error, profile: "\(reference)")
    }
  }

  /// Whether the next paper is worth asking for: arXiv answers, and it was this one that it did not give.
  static func isAboutOnePaper(_ error: FetchError) -> Bool {
    switch error {
    case .network(.refused(404)), .network(.refused(410)), .network(.notUnderstood),
      .network(.tooLarge):
      true
    default: false
    }
  }
}
