import Papers

/// What a query asks for, in words.
extension QueryLeaf {
  /// As in `the tag “state space”`, or `“kv” in the title`.
  var words: String {
    switch self {
    case .text(let term):
      term.words + (term.ids == nil ? " anywhere" : " anywhere, or as an id")
        + (term.spelling.map { ", or an author with \($0)" } ?? "")
    case .field(.author, let term):
      "an author with \(term.words) in the name" + (term.spelling.map { ", or \($0)" } ?? "")
    case .field(let field, let term): "\(term.words) in the \(field.rawValue)"
    case .author(let name): name.words
    case .tag(let name): name.words("the tag", "a tag with")
    case .category(let name):
      name.isWhole ? "the category \(name.value)" : "a category that begins with \(name.value)"
    case .id(let term): "an id that begins with \(term.text)"
    case .venue(let name): name.words("the venue", "a venue with")
    case .source(let name): name.words("the digest or folder", "a digest or folder with")
    case .mark(let condition): condition.words
    case .date(let days): "a date " + days.words
    case .number(let column, let range): column.words(range)
    case .withdrawn: "withdrawn by its authors or arXiv"
    case .content(let content): content.words
    case .pattern(let pattern, let field):
      "the pattern /\(pattern.source)/ in \(field.map { "the \($0.rawValue)" } ?? "title, authors or abstract")"
    case .fuzzy(let words): "words like “\(words.text)” in title or authors"
    case .view(let name): "the view “\(name)”"
    }
  }
}

extension Term {
  /// The spelling of authors that it finds too.
  fileprivate var spelling: String? { spelledOut.first.map { "“\($0.text)”" } }

  /// `“KV”, with these capitals`.
  fileprivate var words: String {
    guard let fold = precise?.fold else { return "“\(text)”" }
    let kept = [fold.keepsCase ? "capitals" : nil, fold.keepsAccents ? "accents" : nil]
    return "“\(text)” with its \(kept.compactMap { $0 }.joined(separator: " and "))"
  }
}

extension NameCondition {
  fileprivate func words(_ whole: String, _ part: String) -> String {
    isWhole ? "\(whole) “\(value)”" : "\(part) “\(value)” in its name"
  }
}

extension AuthorName {
  fileprivate var words: String {
    text.contains(",")
      ? "an author of this family name and given names that begin so: “\(text)”"
      : "an author whose whole name is “\(text)”"
  }
}

extension MarkCondition {
  fileprivate var words: String {
    switch self {
    case .label(let name, let isWhole):
      isWhole ? "the label “\(name)”" : "a label with “\(name)” in it"
    case .note(let text): "a note with “\(text)” in it"
    case .rating(let range): "rated " + range.words
    case .added(let days): "first seen " + days.words
    case .new: "new since the last visit"
    case .revised: "revised since the last visit"
    case .crossListed: "cross-listed"
    case .again: "here again"
    case .noted: "with a note"
    case .labelled: "with a label"
    case .queued: "in the reading queue"
    case .downloaded: "with its PDF in your folder"
    case .read, .starred, .rated: MarkCondition.states.first { $0.condition == self }!.words[0]
    }
  }
}

extension ContentCondition {
  fileprivate var words: String {
    switch self {
    case .code: "a link to code"
    case .math: "mathematics"
    case .abstract: "an abstract"
    case .doi: "a DOI"
    }
  }
}

extension NumberColumn {
  fileprivate func words(_ range: ClosedRange<Int>) -> String {
    let numbers =
      range.upperBound == limits.upperBound && range.lowerBound < range.upperBound
      ? "\(range.lowerBound) or more" : range.words
    return switch self {
    case .version: "version \(numbers)"
    case .authors: "\(numbers) \(range == 1...1 ? "author" : "authors")"
    }
  }
}

extension ClosedRange<Int> {
  /// `4`, or `2 to 4`.
  fileprivate var words: String {
    count == 1 ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
  }
}

extension DayRange {
  /// `on 2025-04-12`, `from 2025-01-01 to 2025-03-31`, `until 2023-12-31`.
  fileprivate var words: String {
    switch ends {
    case (let first?, let last?) where first == last: "on \(first)"
    case (let first?, let last?): "from \(first) to \(last)"
    case (let first?, nil): "from \(first) on"
    case (nil, let last?): "until \(last)"
    case (nil, nil): "of any day"
    }
  }
}
