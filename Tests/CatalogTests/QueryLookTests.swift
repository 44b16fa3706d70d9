import Testing

@testable import Catalog

/// Words that look like a part of a language, and words that only seem to.
@Suite struct QueryLookTests {
  @Test(arguments: [
    ("journal:iclr", Query.Look.field), ("tags:", .field), ("matching\"", .quotation),
    ("“flow", .quotation), ("−survey", .negation), ("NOT", .connective), ("OR", .connective),
    ("2025-04", .date), ("2025-04-01", .date), ("2025/4/1", .date), (">=2024", .date),
    ("2024..2025-03", .date),
  ])
  func looks(word: String, look: Query.Look) {
    #expect(Query.look(of: word) == look)
    #expect(Query("x \(word)").wordTakenAsText.map(\.look) == look)
  }

  @Test(arguments: [
    "sparse", "BERT:", "learning:", "https://x.org/a:b", "arXiv:2504.16922", "2504.16922", "2504",
    "3-4", "k-means", "a\"b", "or", "1.5:1", "x:y", "t-test",
  ])
  func plainWords(word: String) {
    #expect(Query.look(of: word) == nil)
  }

  /// Signs of other languages in the value of a field are looked for as they stand.
  @Test(arguments: [
    ("title:~x", Query.Look.fuzzy), ("title:^on", .anchor), ("ti:end$", .anchor),
    ("cat:a|b", .alternatives), ("title:“flow”", .quotation), ("author:\"bengio\"", .wholeName),
  ])
  func looksOfValues(word: String, look: Query.Look) {
    #expect(Query("x \(word)").wordTakenAsText.map(\.look) == look)
    #expect(Query("x \(word)").wordTakenAsText?.word == word)
  }

  @Test(arguments: [
    ("date:2025-02-30", "the calendar has no such day"),
    ("date:2025-13", "the calendar has no such day"),
    ("date:2025..2024", "the range ends before it begins"),
    ("added:2025-03..2025-01", "the range ends before it begins"),
    ("rating:4..2", "the range ends before it begins"), ("date:soon", "date: takes"),
  ])
  func whatIsWrongWithAValue(text: String, reason: String) throws {
    let query = Query(text)
    let problem = try #require(query.problems.first)
    let sentence = query.sentence(for: problem)
    #expect(sentence.contains(reason), "\(sentence)")
  }

  @Test func fieldsOfMarksAreNotText() {
    #expect(Query("is:read -label:kv rating:>3 note:x").wordTakenAsText == nil)
    #expect(Query("author:x \"OR\" -(a | b) date:2025").wordTakenAsText == nil)
  }

  @Test func strictness() {
    #expect(Query("a b").strictness == (false, false))
    #expect(Query("a B").strictness == (true, false))
    #expect(Query("é b").strictness == (false, true))
    #expect(Query("é B").strictness == (true, true))
  }
}
