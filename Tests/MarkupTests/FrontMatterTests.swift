import Testing

@testable import Markup

/// Facts at the head of a Markdown file.
@Suite struct FrontMatterTests {
  private func read(_ text: String) -> (outline: String, problems: [Int]) {
    var problems: [Int] = []
    let found = outlines(of: text, by: MarkdownSource(), problems: &problems)
    return (found.joined(separator: "\n"), problems)
  }

  @Test(.timeLimit(.minutes(10)))
  func nothingBetweenItsLinesIsNothing() {
    // What asks for facts asks again behind the end.
    #expect(read("---\n---\n# Notes\n").outline.hasSuffix("3 heading 1 «Notes»"))
    #expect(read("---\n# a remark\n---\n").problems.isEmpty)
  }

  @Test func scalarsListsAndTextsOverLines() {
    let found = read(
      """
      ---
      title: "Small Models"   # a remark
      authors: [Ann Smith, "Lee, Bo"]
      tags:
        - speed
        - models
      abstract: >-
        We show that
        they are small.

        And quick.
      date: 2024-01-02
      venue: ~
      ---
      # Notes
      """)
    #expect(
      found.outline == """
        1 properties
          2 field title «Small Models»
          3 field authors «Ann Smith⏎Lee, Bo»
          4 field tags «speed⏎models»
          7 field abstract «We show that they are small.⏎And quick.»
          12 field date «2024-01-02»
          13 field venue «»
        15 heading 1 «Notes»
        """)
    #expect(found.problems.isEmpty)
  }

  @Test(arguments: [
    "---\n---\n", "---\n\n---\n", "---\n# a remark\n---\n", "---\n...\n", "---\n- a\n---\n",
  ])
  func frontMatterWithoutFactsEnds(_ head: String) {
    let found = read(head + "# Notes\n")
    #expect(found.outline.hasSuffix("heading 1 «Notes»"))
    #expect(found.problems.isEmpty)
  }

  @Test func mapsInListsAreTheirNames() {
    let found = read(
      """
      ---
      authors:
        - name: Ann Smith
          affiliation: MIT
        - family: Lee
          given: Bo
      arxiv:
        id: "2401.01234"
      ---
      """)
    #expect(
      found.outline == """
        1 properties
          2 field authors «Ann Smith⏎Bo Lee»
          4 field authors.affiliation «MIT»
          8 field arxiv.id «2401.01234»
        """)
  }

  @Test func anchorsAreBounded() {
    #expect(
      read("---\na: &x [one, two]\nb: *x\nc: &y word\nd: [*y, *y]\n---\n").outline == """
        1 properties
          2 field a «one⏎two»
          3 field b «one⏎two»
          4 field c «word»
          5 field d «word⏎word»
        """)
    // Each line has the one before it ten times over.
    var bomb = "---\na0: &a0 \(String(repeating: "x", count: 1000))\n"
    for index in 1..<12 {
      let items = Array(repeating: "*a\(index - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(index): &a\(index) [\(items)]\n"
    }
    #expect(read(bomb + "---\n").outline.utf8.count < 3 << 20)
  }

  @Test func whatIsNoYAMLIsAProblemAndReadAsItIsMeant() {
    let found = read(
      """
      ---
      title: Small Models: A Survey
      authors:
        - Ann Smith
      arxiv: 2401.01234
      ---
      text
      """)
    #expect(
      found.outline == """
        1 properties
          2 field title «Small Models: A Survey»
          3 field authors «Ann Smith»
          5 field arxiv «2401.01234»
        7 paragraph «text»
        """)
    #expect(found.problems == [2])
  }

  @Test func twoRulesAreNoFrontMatter() {
    #expect(
      read("---\n\nJust a text.\n\n---\n").outline == """
        3 rule
        3 paragraph «Just a text.»
        5 rule
        """)
  }

  @Test func withoutAnEndItIsText() {
    #expect(
      read("---\ntitle: A\n\n# B").outline == """
        2 rule
        2 paragraph «title: A»
        4 heading 1 «B»
        """)
  }

  @Test func tomlIsReadToo() {
    #expect(
      read(
        """
        +++
        title = "Small Models"
        authors = ["Ann Smith", "Lee, Bo"]
        tags = [
          "speed",
          "models",
        ]
        date = 2024-01-02
        +++
        text
        """
      ).outline == """
        1 properties
          2 field title «Small Models»
          3 field authors «Ann Smith⏎Lee, Bo»
          4 field tags «speed⏎models»
          8 field date «2024-01-02»
        10 paragraph «text»
        """)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "a: &b ", "'", "\"", "!!x ", "&a ", "*a ", ": "])
  func depthIsBounded(_ part: String) {
    let text = "---\na: " + String(repeating: part, count: 100_000) + "\nb: c\n---\nafter\n"
    let found = read(text)
    #expect(found.outline.contains("paragraph «after»") || found.outline.contains("after"))
  }
}
