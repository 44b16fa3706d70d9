import Glibc
import Papers
import Testing

@testable import Catalog

/// From text to tokens to a tree, and back.
@Suite struct QueryTreeTests {
  private func tag(_ value: String, whole: Bool) -> QueryTree {
    .leaf(.tag(NameCondition(value, isWhole: whole)))
  }

  private func text(_ text: String) -> QueryTree { .leaf(.text(Term(text, isPhrase: true)!)) }

  @Test func fieldsOfTags() {
    for (text, tree) in [
      ("tag:kv", tag("kv", whole: false)), ("Tag:kv", tag("kv", whole: false)),
      ("#kv", tag("kv", whole: false)), ("#\"state space\"", tag("state space", whole: true)),
      ("tag:\"state space\"", tag("state space", whole: true)),
      ("-tag:\"kv\"", tag("kv", whole: true).negated), ("!#kv", tag("kv", whole: false).negated),
      ("-#\"a b\"", tag("a b", whole: true).negated),
      ("tag:\"5\"\" disk\"", tag("5\" disk", whole: true)), ("tag:\"a\"b", tag("ab", whole: false)),
      ("tag:a\" b\"", tag("a b", whole: false)),
      ("#a:b", tag("a:b", whole: false)), ("tag:#", tag("#", whole: false)),
    ] {
      #expect(Query(text).tree == tree, "\(text)")
    }
    for text in ["#", "-#", "tag:", "tag:\"\"", "-tag:", "#\""] {
      #expect(Query(text).isEmpty && Query(text).problems.count == 1, "\(text)")
      #expect(Query(text, caret: text.utf8.count).problems.isEmpty, "\(text)")
    }
  }

  @Test(arguments: [
    "C#", "a#b", "--tag:kv", "a|b", "f(x)", "f(x", "t-test", "callison-burch", "AND", "and/or",
    "tags:kv", "journal:kv", "2025-04..2025-05", ":", "x:\"a b\"", "~", "5\"", "a~b",
  ])
  func whatMeansNothingIsText(text: String) {
    #expect(Query(text).terms.map(\.text) == [text])
    #expect(Query(text).tree.negativeLeaves.isEmpty && Query(text).problems.isEmpty)
  }

  @Test(
    arguments: [
      ("moe | mixture experts", nil), ("(moe | mixture) experts", nil),
      ("a| b", "a | b"), ("a |b", "a | b"), ("a|b", nil), ("-( a | b )", "-(a | b)"),
      ("-(a)", "-a"), ("!-a", "\"!-a\""), ("-\"a b\"", nil), ("((a))", "a"), ("- a", "a"),
      ("\"key  value\ncache\"", "\"key value cache\""), ("\"kv\"", "kv"), ("\"2504\"", nil),
      ("ti:kv au:lee ab:x", "title:kv author:lee abstract:x"), ("author:\"hinton, g\"", nil),
      ("title:\"a b\"", nil), ("cat:cs.LG in:2025 version:>1", "cat:cs.LG in:2025 version:>=2"),
      ("authors:>=10", nil), ("has:note", "is:noted"), ("has:pdf", nil), ("has:code has:math", nil),
      ("/a b/", nil), ("-title:/x\\/y/", nil), ("/a/b/", nil), ("~hinten", nil), ("~\"a b\"", nil),
      ("id:2504.16", nil), ("view:new kv", nil), ("\"a\"b", "ab"),
      ("(a (b | c)) | d", "a (b | c) | d"),
      ("cat:(cs.LG | cs.CL)", "cat:cs.LG | cat:cs.CL"),
      ("-au:(lee kim)", "-(author:lee author:kim)"),
      ("title:(a (b | \"c d\") tag:x) e", "title:a (title:b | title:\"c d\") tag:x e"),
      ("is:(starred | unread)", "is:starred | is:unread"),
      ("ti:(/a/ | ~b)", "title:/a/ | title:~b"),
      ("title:\"(x\"", nil),
      ("note:\"a b\"", nil), ("-is:read", "is:unread"), ("date:..2024", "date:..2024-12-31"),
      ("date:2025-02", nil), ("date:2025-01-01..2025-12-31", "date:2025"), ("\"(\"", nil),
      ("sort:date kv", "kv"),
    ] as [(String, String?)])
  func printed(typed: String, printed: String?) {
    let query = Query(typed)
    #expect(query.tree.text == printed ?? typed)
    #expect(Query(query.tree.text).tree == query.tree && query.problems.isEmpty)
  }

  @Test(arguments: [
    ("a)", QueryProblem.Kind.nothingToClose, 1..<2), ("kv (a b", .unclosedGroup, 3..<4),
    ("a |", .missingAlternative, 2..<3), ("| a", .missingAlternative, 0..<1),
    ("a () b", .emptyGroup, 2..<4), ("é \"a b", .unclosedQuotation, 3..<7),
    ("x \"\"", .emptyQuotation, 2..<4), ("kv /a", .unclosedPattern, 3..<5),
    ("is:unr", .wrongValue(.is), 0..<6), ("x date:2025-13", .wrongValue(.date), 2..<14),
    ("-has:x", .wrongValue(.has), 0..<6), ("id:kv", .wrongValue(.id), 0..<5),
    ("sort:x", .wrongValue(.sort), 0..<6), ("authors:many", .wrongValue(.authors), 0..<12),
    ("cat:()", .emptyGroup, 0..<6), ("cat:(a", .unclosedGroup, 0..<5),
    ("date:(2024 | x)", .wrongValue(.date), 13..<14),
    ("ti:", .missingValue, 0..<3), ("rating:9", .wrongValue(.rating), 0..<8),
  ])
  func problems(text: String, kind: QueryProblem.Kind, span: Range<Int>) {
    #expect(Query(text).problems == [QueryProblem(kind, at: span)])
    #expect(Query(text).sentence(for: Query(text).problems[0]).last == ".")
  }

  /// A long word is cut between its characters.
  @Test func aLongWordInASentence() {
    for (word, cut) in [("é", "e"), ("中", "x"), ("🧑‍🔬", "n")] {
      let text = "\"" + cut + String(repeating: word, count: 80)
      let query = Query(text)
      let sentence = query.sentence(for: query.problems[0])
      #expect(sentence.contains("“\"" + cut + String(repeating: word, count: 57) + "…”"))
      #expect(!sentence.contains("\u{FFFD}"))
    }
  }

  @Test func aPatternThatCannotBeReadSaysWhere() throws {
    let problem = try #require(Query("kv /a(b/").problems.first)
    guard case .wrongPattern(_, let column) = problem.kind else {
      Issue.record("\(problem)")
      return
    }
    #expect(column == 3 && problem.span == 3..<8)
    #expect(Query("é x)").column(of: 4) == 4)
  }

  /// What the caret is in is not applied while it could turn into something else, and nothing is said about it.
  @Test(arguments: [
    ("kv -sur", "kv"), ("kv -sur ", "kv -sur"), ("kv -\"a b\"", "kv -\"a b\""),
    ("kv sur", "kv sur"),
    ("kv \"a b", "kv \"a b\""), ("kv \"", "kv"), ("kv au:\"a", "kv"), ("kv \"a b\"", "kv \"a b\""),
    ("kv (a | b", "kv"),
    ("kv (a | b)", "kv (a | b)"),
    ("kv is:unr", "kv"), ("kv is:unread", "kv is:unread"), ("kv date:20", "kv"), ("kv /a", "kv"),
    ("kv /a/", "kv /a/"), ("kv title:", "kv"), ("kv tag:\"a", "kv tag:a"), ("kv cat:\"a", "kv"),
    ("kv -tag:\"a", "kv"), ("kv |", "kv"),
    ("kv -(a", "kv"), ("kv title:(x", "kv"), ("kv cat:(a | b)", "kv cat:(a | b)"),
    ("-is:read", ""), ("kv -", "kv"), ("/a(/", ""), ("kv -/a/", "kv -/a/"),
  ])
  func openWords(text: String, applied: String) {
    let query = Query(text, caret: text.utf8.count)
    #expect(query.tree == Query(applied).tree && query.problems.isEmpty)
    // Elsewhere than at the caret a word is whole.
    let longer = text + " x"
    if !text.contains("("), !text.contains("/"), !text.contains("\""), !text.contains("|") {
      #expect(Query(longer, caret: longer.utf8.count).tree == Query(longer).tree)
    }
  }

  @Test func orderAndViews() {
    let query = Query("sort:-date,title view:\"to read\" -view:x kv")
    #expect(query.order == SortOrder([.init(.date), .init(.title)]))
    #expect(Query("sort:+date").order == SortOrder(.date, isReversed: true))
    #expect(query.viewTokens.map(\.value) == ["to read", "x"])
    let full = Query(query.text, views: ViewList([NamedView(name: "x", text: "a | b")]))
    #expect(full.tree.text == "-(a | b) kv" && full.order == query.order)
    #expect(full.problems == [QueryProblem(.noSuchView, at: 17..<31)])
  }

  @Test func tokensKnowWhereTheyStand() {
    let text = " é -label:\"to read\"\u{3000}is:unr  (#kv"
    let query = Query(text)
    #expect(query.tokens.map(query.word) == ["é", "-label:\"to read\"", "is:unr", "(", "#kv"])
    #expect(query.tokens.map(\.span) == [1..<3, 4..<20, 23..<29, 31..<32, 32..<35])
    #expect(query.tokens.map(\.valueSpan) == [1..<3, 11..<20, 26..<29, 31..<32, 33..<35])
    #expect(query.tokens.map(\.field) == [nil, .label, .is, nil, .tag])
    #expect(query.tokens.map(\.isNegated) == [false, true, false, false, false])
    #expect(query.tokens.map(\.value) == ["é", "to read", "unr", "", "kv"])
    #expect(query.tokens.map(\.quotation) == [.none, .closed, .none, .none, .none])
    #expect(query.tokens.map(\.depth) == [0, 0, 0, 0, 1])
    #expect(query.idleSpans == [23..<29])
  }

  /// The sign of a word with typos waits for the word, wherever it stands.
  @Test(arguments: [("~", 1), ("kv ~", 4), ("kv | ~", 6), ("(kv ~", 5), ("~ kv", 1)])
  func aSignOfTyposAloneIsOpen(text: String, caret: Int) {
    let query = Query(text, caret: caret)
    #expect(!query.tree.text.contains("~") && query.problems.isEmpty)
    #expect(query.idleSpans.contains { $0.contains(caret - 1) })
    // With a blank behind it it is a sign like others.
    #expect(Query("~ ", caret: 2).tree == Query("~").tree && !Query("~").tree.text.isEmpty)
  }

  /// Any text, mostly of the signs that mean something: it is cut without a rest, and its tree printed
  /// is a text with the same tree. `QUERY_TEXTS` sets how many.
  @Test func whatIsPrintedIsReadAgain() {
    var random = SeededGenerator(seed: 20_261_126)
    let today = Day("2026-11-26")
    let pieces =
      [
        "\"", "\"", "\"\"", " ", " ", " ", ":", "#", "-", "!", "(", ")", "(", ")", "|", "|", " | ",
        "/",
        "/", "~", "\\", "read", "unread", "2..4", ">=", "<", "3", "a", "b", "é", "KV", "\u{AD}",
        "\u{301}", "2504.16", "arxiv.org/abs/", "https://", "v2", "x", "\t", "\u{1F600}", "\u{A0}",
        "2025-04", "..", "2w", "today", "hinton, g", ",", "[a-z]", "*", "\n", "\u{0}", ".",
      ] + QueryField.allCases.map { $0.rawValue + ":" }
    var whole: [Query] = []
    for round in 0..<QueryTreeTests.count {
      let text = (0..<Int.random(in: 0..<14, using: &random))
        .map { _ in pieces.randomElement(using: &random)! }.joined()
      let query = Query(text, today: today)
      let printed = query.tree.text
      // Without today: what is printed names days.
      #expect(Query(printed).tree == query.tree, "\(round): \(text) → \(printed)")
      let bytes = Array(text.utf8)
      let caret = Int.random(in: 0...bytes.count, using: &random)
      let open = Query(text, caret: caret, today: today)
      #expect(Query(open.tree.text).tree == open.tree, "\(round): \(text) at \(caret)")
      var end = 0
      for token in query.tokens {
        #expect(token.span.lowerBound >= end && token.span.upperBound <= bytes.count)
        #expect(token.valueSpan.upperBound == token.span.upperBound)
        let between = String(decoding: bytes[end..<token.span.lowerBound], as: UTF8.self)
        let isBlank = between.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        #expect(isBlank, "\(text)")
        end = token.span.upperBound
      }
      // Two that nothing is wrong with are one text together.
      if query.problems.isEmpty {
        whole = whole.suffix(1) + [query]
        let both = Query(all: whole)
        #expect(both.tree == .all(whole.map(\.tree)) && both.problems.isEmpty, "\(both.text)")
        let parts = whole.flatMap { $0.order?.parts ?? [] }
        #expect(both.order == (parts.isEmpty ? nil : SortOrder(parts)))
      }
      for problem in query.problems + open.problems { _ = query.sentence(for: problem) }
    }
  }

  private static let count: Int = {
    let asked = getenv("QUERY_TEXTS").flatMap { Int(String(cString: $0)) }
    return asked ?? 10_000
  }()

  /// A text that is hostile to a reader that looks back or ahead.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "\"", "#", "#\"", ":\"", "tag:\"\"", "- ", "a:", "é\"#", "(", ")", "|", "||a", "-(", "/",
      "a/ ",
      "\\", "~", "(a|", "-", "tag:(",
    ])
  func longTextsTakeLinearTime(piece: String) {
    let text = String(repeating: piece, count: 6_000)
    let query = Query(text)
    #expect(query.tokens.last.map { $0.span.upperBound <= text.utf8.count } == true)
    #expect(Query(query.tree.text).tree == query.tree)
  }

  @Test func normalForm() {
    let (one, two) = (tag("a", whole: true), tag("b", whole: true))
    #expect(QueryTree.all([one]) == one && QueryTree.any([one]) == one)
    #expect(QueryTree.all([.all([one, two]), one]) == .and([one, two, one]))
    #expect(QueryTree.any([.any([one, two]), one]) == .or([one, two, one]))
    #expect(one.negated.negated == one)
    #expect(
      QueryTree.all([one, .any([two, .all([one, two]).negated])]).text
        == "tag:\"a\" (tag:\"b\" | -(tag:\"a\" tag:\"b\"))")
    #expect(
      QueryTree.all([one, two.negated]).positiveLeaves == [
        .tag(NameCondition("a", isWhole: true))
      ])
  }
}
