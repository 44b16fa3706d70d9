import Testing

@testable import Markup

/// What Markdown becomes, construct by construct.
@Suite struct MarkdownOutlineTests {
  private func outline(_ text: String) -> String {
    Array(text.utf8).withUnsafeBytes { MarkdownOutline.read($0).described }
  }

  @Test func blocksHaveTheirLines() {
    #expect(
      outline(
        """
        # A list

        Some text
        of two lines.

        - one
          - within
        - two

          apart

        > quoted

        1. first

        ```python
        x = 1
          y
        ```
        the end
        """) == """
          1 heading 1 «A list»
          3 paragraph «Some text⏎of two lines.»
          6 list
            6 item
              6 paragraph «one»
              7 list
                7 item
                  7 paragraph «within»
            8 item
              8 paragraph «two»
              10 paragraph «apart»
          12 quotation
            12 paragraph «quoted»
          14 ordered list
            14 item
              14 paragraph «first»
          17 code «x = 1⏎  y»
          20 paragraph «the end»
          """)
  }

  @Test func marksInTexts() {
    #expect(
      outline(
        """
        **[A *Title*](https://arxiv.org/abs/2401.00001)** `code` ~~old~~ ![alt](a.png) https://x.org/a_b_c, x
        """) == """
          1 paragraph «{bold: {link https://arxiv.org/abs/2401.00001: A {italic: Title}}} {code: code} \
          {struck: old} {image a.png: alt} {link https://x.org/a_b_c: https://x.org/a_b_c}, x»
          """)
  }

  @Test func tablesHaveHeadersAndCells() {
    #expect(
      outline(
        """
        | Date | Paper \\| Note |
        |---|:-:|
        | 2024 | [T](u) |
        | | b | c |
        """) == """
          1 table
            1 header
              1 cell «Date»
              1 cell «Paper | Note»
            3 row
              3 cell «2024»
              3 cell «{link u: T}»
            4 row
              4 cell «»
              4 cell «b»
          """)
  }

  @Test func backslashesStayWhereTheyMayBeTeX() {
    #expect(
      outline(
        #"""
        Testing GPT\-4 \[1\] \"Real\" Tasks\. M\"uller \_x \& \alpha, \(x_1^* y_2\) and $a_i*b*c_j$
        """#) == #"""
          1 paragraph «Testing GPT-4 [1] "Real" Tasks. M\"uller \_x \& \alpha, \(x_1^* y_2\) and $a_i*b*c_j$»
          """#)
  }

  @Test func twoPricesAreNoFormula() {
    #expect(
      outline("It costs $5 in [Paper](https://arxiv.org/abs/2401.00001) and $10.")
        == "1 paragraph «It costs $5 in {link https://arxiv.org/abs/2401.00001: Paper} and $10.»")
  }

  @Test func entitiesAreDecoded() {
    #expect(
      outline("Tom &amp; Jerry &lt;3 &amp;eacute;. [a&amp;b](http://x.org/?a=1&amp;b=2) Jos&#233;")
        == "1 paragraph «Tom & Jerry <3 é. {link http://x.org/?a=1&b=2: a&b} José»")
  }

  @Test func wikiLinksAndFootnotes() {
    #expect(
      outline("### [[Papers/Small_Models|Small Models]] of [[Ann]][^1] ![[fig.png]]")
        == """
        1 heading 3 «{wiki Papers/Small_Models: Small Models} of {wiki Ann: Ann}{raised: [^1]} \
        {image fig.png: fig.png}»
        """)
  }

  @Test func aLinkInBracketsIsNoWikiLink() {
    #expect(
      outline("[[Paper]](https://a.org) [[Code](https://b.org)]")
        == "1 paragraph «{link https://a.org: [Paper]} [{link https://b.org: Code}]»")
  }

  @Test func listsIndentedCarelessly() {
    #expect(
      outline("para\n\n      - one\n\n        two")
        == """
        1 paragraph «para»
        3 list
          3 item
            3 paragraph «one»
            5 paragraph «two»
        """)
  }

  @Test func detailsHoldMarkdown() {
    #expect(
      outline(
        """
        ### Image based
        <details>
          <summary>Small <b>Robots</b></summary>

        [![arXiv](https://b.org/2401.svg)](https://arxiv.org/abs/2401.00001)
        - item
        </details>

        after
        """) == """
          1 heading 3 «Image based»
          2 details
            3 summary «Small {bold: Robots}»
            5 paragraph «{link https://arxiv.org/abs/2401.00001: {image https://b.org/2401.svg: arXiv}}»
            6 list
              6 item
                6 paragraph «item»
          9 paragraph «after»
          """)
  }

  @Test func htmlWithinMarkdown() {
    #expect(
      outline(
        """
        <h3 align="center">A <a href='https://x.org'>Title</a></h3>

        text<br>next <sup>1</sup> <query> <!-- left out -->x <img src="i.png" alt="an image"> end

        <script>
        var a = "<p>";
        </script>
        """) == """
          1 heading 3 «A {link https://x.org: Title}»
          3 paragraph «text⏎next {raised: 1} <query> x {image i.png: an image} end»
          """)
  }

  @Test func anHTMLTableInMarkdown() {
    #expect(
      outline(
        """
        <table>
        <tr><th>Paper</th><th>Date</th></tr>
        <tr><td><b>One</b>

        and *more*

        </td><td>2024
        <tr><td>Two<td>2025</table>
        done
        """) == """
          1 table
            2 header
              2 cell «Paper»
              2 cell «Date»
            3 row
              3 cell «{bold: One}⏎and {italic: more}»
              7 cell «2024»
            8 row
              8 cell «Two»
              8 cell «2025»
          9 paragraph «done»
          """)
  }

  @Test func boldBesidePunctuationAndLetters() {
    #expect(
      outline("**作者：**张三 **By:**Ann 张三**（重点）** (**a**) f**(x)**")
        == "1 paragraph «{bold: 作者：}张三 {bold: By:}Ann 张三{bold: （重点）} ({bold: a}) f{bold: (x)}»")
  }

  @Test func headingsWithoutABlank() {
    #expect(
      outline("##A Title\n#speed\n")
        == """
        1 heading 1 «A Title»
        2 paragraph «#speed»
        """)
  }

  @Test func aTableRightBehindText() {
    #expect(
      outline(
        """
        Some text:
        | Paper | Note |
        |---|---|
        | [A](u) | $x_1*y*$ |

        More `text
        a | b
        -|:--
        c \\_ | *d*
        """) == """
          1 paragraph «Some text:»
          2 table
            2 header
              2 cell «Paper»
              2 cell «Note»
            4 row
              4 cell «{link u: A}»
              4 cell «$x_1*y*$»
          6 paragraph «More `text»
          7 table
            7 header
              7 cell «a»
              7 cell «b»
            9 row
              9 cell «c \\_»
              9 cell «{italic: d}»
          """)
  }

  @Test func paragraphsOfThousandsOfLinesHaveNoReferences() {
    let text = "[a]: https://x.org\n\n" + String(repeating: "[a]\n", count: 5000)
    let found = outline(text)
    #expect(found.split(separator: "{link").count == 4001)
  }

  @Test func cellsOverSeveralLines() {
    #expect(
      outline(
        """
        | Title | Authors | Summary |
        |-------|---------|---------|
        | A Title of
          Two Lines ([arXiv](u))| Ann Smith,
        Bo Lee | We show. |
        | Other | C | D |
        text
        """) == """
          1 table
            1 header
              1 cell «Title»
              1 cell «Authors»
              1 cell «Summary»
            3 row
              3 cell «A Title of Two Lines ({link u: arXiv})»
              4 cell «Ann Smith, Bo Lee»
              5 cell «We show.»
            6 row
              6 cell «Other»
              6 cell «C»
              6 cell «D»
            7 row
              7 cell «text»
              7 cell «»
              7 cell «»
          """)
  }

  /// A window may end where its buffer goes on with another text.
  @Test(arguments: [
    "| a |\n| - |\n| b", "a | b\n--- | ---", "[a](b", "- [", "# a #", "```\na", "<b", "a\n=", "1",
    "a  ", "&am",
    "![a][b", "<https://arxiv.org/abs/2504.1692", "| a | b |\n|---|---|\n| <details><summary>a",
    "- ", "* *",
  ])
  func whatStandsBehindATextIsNotRead(text: String) {
    let alone = outline(text)
    for byte in " \n|-x)]>=`*1;#".utf8 {
      let more = Array(text.utf8) + [UInt8](repeating: byte, count: 40)
      let within = more.withUnsafeBytes {
        MarkdownOutline.read(UnsafeRawBufferPointer(rebasing: $0[..<text.utf8.count])).described
      }
      #expect(within == alone, "\(byte)")
    }
  }
}
