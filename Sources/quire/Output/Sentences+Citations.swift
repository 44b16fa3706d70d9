import Citations
import Digests
import Glibc
import Storage

extension Sentences {
  /// Why an argument cannot be meant.
  struct Refusal: Error {
    let text: String
    /// A file stands where a new one was asked for.
    let isThere: Bool

    init(_ text: String) { (self.text, isThere) = (text, false) }

    init(_ error: StorageError, ofFile name: String) {
      isThere = error.reason == .system(EEXIST)
      text = isThere ? Sentences.isThere(name) : Sentences.sentence(for: error)
    }
  }

  static func sentence(for problem: CitationTemplate.Problem) -> String {
    switch problem {
    case .unknownField(let name):
      "A template has no field {\(safe(name))}: it takes \(CitationTemplate.hint)."
    case .brace(let column):
      "The brace in column \(column) of the template has no other; {{ and }} stand for braces."
    }
  }

  /// What is wrong with a setting.
  static func badCiteKey(_ text: String, file: String) -> String {
    "\(safe(file)): cite_key “\(safe(text))” makes no keys: it takes \(KeyPattern.hint)"
  }

  static func badCiteTemplate(_ problem: CitationTemplate.Problem, file: String) -> String {
    "\(safe(file)): cite_template: \(sentence(for: problem))"
  }

  /// Why keys that papers had been given are not known, or new ones not kept.
  static func noKeys(_ error: MarksError) -> String {
    sentence(for: error) + "; keys are made as if none had been given, and are not kept"
  }

  static func isThere(_ path: String) -> String {
    "\(safe(path)) is there, and was left as it is: --force replaces it, --append adds to it"
  }

  /// Why nothing may be added to a bibliography.
  static func cannotGrow(_ bibliography: Bibliography, _ path: String) -> String? {
    if !bibliography.isText {
      return "\(safe(path)): not text in UTF-8 or the like; nothing was added"
    }
    return bibliography.openLine.map {
      "\(safe(path)):\($0): nothing closes this entry, and what is added would be part of it; nothing was added"
    }
  }

  /// `12 of the 40 entries of refs.bib are in these digests`
  static func looked(at count: Int, of all: Int, in path: String) -> String {
    "\(count) of the \(all) entries of \(safe(path)) \(count == 1 ? "is" : "are") in these digests"
  }
}
