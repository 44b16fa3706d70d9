/// What comments say of a paper that was withdrawn: “This paper has been withdrawn by the authors”.
///
/// arXiv keeps such a paper, with a last version that has no text and a comment that gives the reason in the words of
/// whoever wrote it. The word alone says nothing: “replaces a withdrawn paper”, “withdrawn from ICLR”, “an earlier
/// version was withdrawn” stand in the comments of papers that are there. So the clauses of a comment are looked at one
/// by one, and one counts that says it of the paper itself:
///
///     [this] paper [has been] withdrawn …       withdrawn …
///     … withdrawn by [the] authors              we withdraw [this] paper
public enum Withdrawal {
  /// Whether a comment says that its paper is withdrawn. Costs a look at each byte where the word is not in it.
  public static func isSaid(in comment: UnsafeRawBufferPointer) -> Bool {
    guard mentionsIt(comment) else { return false }
    return clauses(of: String(decoding: comment, as: UTF8.self)).contains(where: saysIt)
  }

  /// Whether a word of withdrawing stands in a text, whatever its case.
  private static func mentionsIt(_ text: UnsafeRawBufferPointer) -> Bool {
    let signs: [StaticString] = ["withdr", "retract", "removed by arxiv"]
    return text.indices.contains { start in
      let first = ASCII.lower(text[start])
      guard first == UInt8(ascii: "w") || first == UInt8(ascii: "r") else { return false }
      return signs.contains { sign in
        start + sign.utf8CodeUnitCount <= text.count
          && (1..<sign.utf8CodeUnitCount).allSatisfy { offset in
            ASCII.lower(text[start + offset]) == sign.utf8Start[offset]
          } && first == sign.utf8Start[0]
      }
    }
  }

  /// The words of each clause, in small letters.
  private static func clauses(of text: String) -> [ArraySlice<String>] {
    var clauses: [[String]] = [[]]
    var word = ""
    for character in text.lowercased() + " " {
      if character.isLetter || character.isNumber {
        word.append(character)
        continue
      }
      if !word.isEmpty { clauses[clauses.count - 1].append(word) }
      word = ""
      if ".,;:!?()[]\n".contains(character) { clauses.append([]) }
    }
    return clauses.filter { !$0.isEmpty }.map { $0[...] }
  }

  // MARK: The words of it

  private static let done: Set<String> = ["withdrawn", "retracted"]
  private static let doing: Set<String> = [
    "withdraw", "withdraws", "withdrew", "withdrawing", "retract", "retracts", "retracting",
  ]
  private static let pointers: Set<String> = ["this", "the", "our", "my"]
  private static let kinds: Set<String> = [
    "arxiv", "present", "current", "whole", "entire", "e", "short",
  ]
  private static let papers: Set<String> = [
    "paper", "article", "manuscript", "submission", "work", "preprint", "note", "eprint", "print",
    "document", "report", "draft", "letter", "thesis", "version", "study", "survey", "contribution",
    "text", "comment", "chapter", "book", "review",
  ]
  private static let adverbs: Set<String> = [
    "now", "hereby", "temporarily", "permanently", "officially", "voluntarily",
  ]
  private static let between = adverbs.union([
    "has", "have", "been", "is", "was", "were", "are", "being", "since", "therefore", "also", "am",
    "wish", "want", "would", "like", "to", "decided", "must", "had",
  ])
  private static let people: Set<String> = [
    "author", "authors", "submitter", "arxiv", "admin", "administrators", "moderators",
  ]
  /// What says that it is of something else.
  private static let others: Set<String> = [
    "not", "never", "no", "version", "versions", "previously", "earlier", "previous", "of",
  ]

  private static func saysIt(_ clause: ArraySlice<String>) -> Bool {
    saysItOfThePaper(clause) || saysByWhom(clause) || saysWhoDoes(clause)
  }

  /// `[this] [arxiv] paper [has been] withdrawn`, `withdrawn`.
  private static func saysItOfThePaper(_ clause: ArraySlice<String>) -> Bool {
    let rest =
      paper(clause)?.drop(while: between.contains) ?? clause.drop(while: adverbs.contains)
    guard let word = rest.first, done.contains(word) else { return false }
    // A withdrawn paper is another one.
    let next = rest.dropFirst().first.map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 }
    let isOther = next.map(papers.contains) == true
    return !isOther && !isFromElsewhere(rest.dropFirst())
  }

  /// What follows a paper that is this one; nil when the clause does not begin with one.
  private static func paper(_ clause: ArraySlice<String>) -> ArraySlice<String>? {
    let isPointed = clause.first.map(pointers.contains) == true
    let rest = (isPointed ? clause.dropFirst() : clause).drop(while: kinds.contains)
    guard let word = rest.first, papers.contains(word) else { return nil }
    // “The version” is any.
    if word == "version", clause.first != "this" { return nil }
    return rest.dropFirst()
  }

  /// `… withdrawn by [the] authors`, `removed by arXiv`.
  private static func saysByWhom(_ clause: ArraySlice<String>) -> Bool {
    guard let place = clause.firstIndex(where: { done.contains($0) || $0 == "removed" }),
      let (whom, rest) = byWhom(clause[(place + 1)...])
    else { return false }
    if clause[place] == "removed", whom != "arxiv" { return false }
    let before = clause[..<place]
    let isOfThis = before.first == "this" || !before.contains("version")
    return isOfThis && !isFromElsewhere(rest)
      && !before.contains { word in
        word.first?.isNumber == true || others.contains(word) && word != "version"
      }
  }

  /// Who stands in `by [the] authors …`, and what follows; nil for anything else.
  private static func byWhom(
    _ clause: ArraySlice<String>
  ) -> (whom: String, rest: ArraySlice<String>)? {
    guard clause.first == "by" else { return nil }
    var rest = clause.dropFirst().drop { ["the", "its", "all", "one"].contains($0) }
    guard let whom = rest.popFirst(), people.contains(whom) else { return nil }
    return (whom, rest)
  }

  /// `we withdraw this paper`, `the authors have withdrawn this paper`.
  private static func saysWhoDoes(_ clause: ArraySlice<String>) -> Bool {
    var rest = clause.first == "the" ? clause.dropFirst() : clause
    guard let who = rest.popFirst(), ["we", "i", "author", "authors"].contains(who) else {
      return false
    }
    rest = rest.drop(while: between.contains)
    guard let word = rest.popFirst(), done.contains(word) || doing.contains(word),
      let first = rest.first, pointers.contains(first), let after = paper(rest)
    else { return false }
    return !isFromElsewhere(after)
  }

  /// `[by the authors] from ICLR 2024`: a conference lost it, not arXiv.
  private static func isFromElsewhere(_ clause: ArraySlice<String>) -> Bool {
    let rest = byWhom(clause)?.rest ?? clause
    return rest.first == "from" && !rest.dropFirst().prefix(2).contains("arxiv")
  }
}
