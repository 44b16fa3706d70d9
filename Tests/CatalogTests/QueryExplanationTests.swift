import Papers
import Testing

@testable import Catalog

/// How queries are said in words.
@Suite struct QueryExplanationTests {
  private func lines(_ text: String) -> [String] {
    QueryExplanation(Query(text, today: Day("2025-04-25"))).lines.map {
      String(repeating: "  ", count: $0.depth) + $0.text
    }
  }

  @Test(arguments: [
    ("kv", "“kv” anywhere"), ("KV", "“KV” with its capitals anywhere"),
    ("Müller", "“Müller” with its capitals and accents anywhere, or an author with “Mueller”"),
    ("Étude", "“Étude” with its capitals and accents anywhere"),
    ("au:müller", "an author with “müller” with its accents in the name, or “mueller”"),
    ("2504.16", "“2504.16” anywhere, or as an id"), ("title:kv", "“kv” in the title"),
    ("au:mull", "an author with “mull” in the name"),
    ("author:\"geoffrey hinton\"", "an author whose whole name is “geoffrey hinton”"),
    (
      "author:\"hinton, g\"",
      "an author of this family name and given names that begin so: “hinton, g”"
    ),
    ("#kv", "a tag with “kv” in its name"), ("tag:\"kv\"", "the tag “kv”"),
    ("cat:cs", "a category that begins with cs"), ("cat:\"cs.LG\"", "the category cs.LG"),
    ("in:week", "a digest or folder with “week” in its name"),
    ("id:2504", "an id that begins with 2504"),
    ("is:unread", "unread"), ("-is:starred", "not: starred"), ("is:read", "read"),
    ("is:queued", "in the reading queue"), ("label:\"to cite\"", "the label “to cite”"),
    ("note:lemma", "a note with “lemma” in it"), ("rating:>=4", "rated 4 to 5"),
    ("rating:3", "rated 3"), ("date:2025-04", "a date from 2025-04-01 to 2025-04-30"),
    ("date:<2024", "a date until 2023-12-31"), ("date:2025..", "a date from 2025-01-01 on"),
    ("date:today", "a date on 2025-04-25"), ("version:>1", "version 2 or more"),
    ("authors:1", "1 author"), ("authors:2..4", "2 to 4 authors"), ("has:doi", "a DOI"),
    ("has:pdf", "with its PDF in your folder"),
    ("title:/^on /", "the pattern /^on / in the title"),
    ("~atention", "words like “atention” in title or authors"),
    ("view:mine", "the view “mine”"),
  ])
  func aLeafInWords(text: String, words: String) {
    #expect(lines(text) == [words])
  }

  @Test func groupsHoldTheirParts() {
    #expect(
      lines("-(a | b) c (d | e f)") == [
        "none of these:", "  “a” anywhere", "  “b” anywhere", "“c” anywhere", "any of these:",
        "  “d” anywhere", "  all of these:", "    “e” anywhere", "    “f” anywhere",
      ])
    #expect(lines("-(a b)") == ["not all of these:", "  “a” anywhere", "  “b” anywhere"])
    #expect(lines("").isEmpty)
  }

  /// More parts than a screen shows are cut, and that is known.
  @Test func veryLongOnesAreCut() {
    let explanation = QueryExplanation(Query((0..<100).map { "w\($0)" }.joined(separator: " ")))
    #expect(explanation.lines.count == 40 && explanation.isCut)
  }

  /// Each kind of field can be completed, or has a reason not to be.
  @Test func everyFieldSaysWhatItTakes() {
    #expect(Completion.fields(beginning: "").count == QueryField.allCases.count)
    #expect(QueryField.allCases.allSatisfy { !$0.summary.isEmpty })
    // Each of them is in the table of the language.
    let table = QueryLanguage.rows.map { $0.forms + $0.meaning }.joined()
    for field in QueryField.allCases { #expect(table.contains(field.rawValue + ":"), "\(field)") }
  }

  /// What the table shows can be typed: without a mistake.
  @Test func theTableOfTheLanguageHoldsNoMistake() {
    for row in QueryLanguage.rows {
      let parts = row.forms.split(separator: "`", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() where index % 2 == 1 && !part.contains("…") {
        let query = Query(String(part), today: Day("2025-04-25"))
        let isBare = part.hasSuffix(":")
        #expect(query.problems.isEmpty || isBare, "\(part)")
      }
    }
  }
}
