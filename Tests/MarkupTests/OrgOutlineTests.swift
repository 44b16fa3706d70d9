import Testing

@testable import Markup

/// Org, construct by construct.
@Suite struct OrgOutlineTests {
  @Test func headingsDrawersAndTags() {
    #expect(
      outline(
        of: """
          #+TITLE: My papers
          #+filetags: :one:two:

          * TODO [#A] A [[https://arxiv.org/abs/2401.00001][Title]] :speed:models:
          SCHEDULED: <2024-01-02 Tue>
          :PROPERTIES:
          :AUTHOR: Ann Smith and Bo Lee
          :YEAR: 2024
          :END:
          Some *bold text*, /italic/ and =code=,
          on two lines.
          # a remark

          ** DONE Second
          """, by: OrgOutline())
          == """
          1 properties
            1 field TITLE «My papers»
            2 field tags «one⏎two»
          4 heading 1 «A {link https://arxiv.org/abs/2401.00001: Title}»
          4 properties
            4 field tags «speed⏎models»
          5 properties
            5 field SCHEDULED «<2024-01-02 Tue>»
          6 properties
            7 field AUTHOR «Ann Smith and Bo Lee»
            8 field YEAR «2024»
          10 paragraph «Some {bold: bold text}, {italic: italic} and {code: code},⏎on two lines.»
          14 heading 2 «Second»
          """)
  }

  @Test func listsNestByIndentation() {
    #expect(
      outline(
        of: """
          - [ ] one
            more of it
            + within
          - two

          1. first
          after
          """, by: OrgOutline())
          == """
          1 list
            1 item
              1 paragraph «one⏎more of it»
              3 list
                3 item
                  3 paragraph «within»
            4 item
              4 paragraph «two»
            6 item
              6 paragraph «first»
          7 paragraph «after»
          """)
  }

  @Test func tablesBlocksAndLinks() {
    #expect(
      outline(
        of: """
          | Paper | Year |
          |-------+------|
          | [[file:a.org][A]] | 2024 |
          #+begin_src sh
          curl https://arxiv.org/abs/2401.00001
          #+end_src
          #+begin_quote
          said
          #+end_quote
          [[cite:smith24][Smith]] [fn:1] https://x.org
          """, by: OrgOutline())
          == """
          1 table
            1 header
              1 cell «Paper»
              1 cell «Year»
            3 row
              3 cell «{wiki file:a.org: A}»
              3 cell «2024»
          5 code «curl https://arxiv.org/abs/2401.00001»
          7 quotation
            8 paragraph «said»
          10 paragraph «{wiki cite:smith24: Smith} {raised: [fn:1]} {link https://x.org: https://x.org}»
          """)
  }

  @Test func aListOfMarkdownIsNotOrg() {
    func isOrg(_ text: String) -> Bool { Array(text.utf8).withUnsafeBytes(ListSniff.isOrg) }
    #expect(isOrg("* TODO A paper\n"))
    #expect(isOrg("#+title: x\n"))
    #expect(isOrg("* A paper\n[[https://arxiv.org/abs/2401.00001][arXiv]]\n"))
    #expect(!isOrg("* [A](https://arxiv.org/abs/2401.00001)\n* [B](https://b.org)\n"))
    #expect(!isOrg("# A list\n* one [[1]] [[a][b]]\n"))
  }
}
