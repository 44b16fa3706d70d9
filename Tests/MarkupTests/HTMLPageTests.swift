import Testing

@testable import Markup

/// Pages of HTML.
@Suite struct HTMLPageTests {
  @Test func definitionListsAreItems() {
    #expect(
      outline(
        of: """
          <!DOCTYPE html>
          <html><head><title>New papers</title><script>if (a < b) { "<p>" }</script></head>
          <body>
          <dl>
          <dt><a name="item1">[1]</a> <a href="/abs/2401.00001">arXiv:2401.00001</a></dt>
          <dd><div class="list-title"><span>Title:</span> A Title of
          Two Lines</div>
          <p>Abstract &lt;3</p></dd>
          <dt>[2]</dt>
          <dd>Other</dd>
          </dl>
          """, by: HTMLPage())
          == """
          2 heading 1 «New papers»
          4 list
            5 item
              5 term «[1] {link https://arxiv.org/abs/2401.00001: arXiv:2401.00001}»
              6 paragraph «Title: A Title of Two Lines»
              8 paragraph «Abstract <3»
            9 item
              9 term «[2]»
              10 paragraph «Other»
          """)
  }

  @Test func factsInTheHead() {
    #expect(
      outline(
        of: """
          <html><head><meta charset="utf-8"><title>[2401.00001] A Title</title>
          <meta name="citation_title" content="A &amp; B" /><meta name="citation_author" content="Smith, Ann" />
          <meta name="citation_author" content="Lee, Bo"/><meta name="citation_arxiv_id" content="2401.00001"/>
          </head><body><h1>A &amp; B</h1>
          """, by: HTMLPage())
          == """
          1 properties
            2 field title «A & B»
            2 field authors «Smith, Ann⏎Lee, Bo»
            3 field arxiv_id «2401.00001»
          4 heading 1 «A & B»
          """)
  }

  @Test func bookmarksAreTermsWithoutDefinitions() {
    #expect(
      outline(
        of: """
          <!DOCTYPE NETSCAPE-Bookmark-file-1>
          <DL><p>
          <DT><A HREF="https://arxiv.org/abs/2401.00001" ADD_DATE="1">One</A>
          <DT><A HREF="https://arxiv.org/abs/2401.00002">Two</A>
          </DL><p>
          """, by: HTMLPage())
          == """
          2 list
            3 item
              3 term «{link https://arxiv.org/abs/2401.00001: One}»
            4 item
              4 term «{link https://arxiv.org/abs/2401.00002: Two}»
          """)
  }

  @Test func classesSayWhatIsTitleAndWhoAreAuthors() {
    #expect(
      outline(
        of: """
          <html><ol><li><div class="row"><div class="title">Small <span>Models</span> Think</div>
          <div class='author'>Ann Smith, <a href="https://example.org/bo">Bo Lee</a></div>
          <div class="periodical">In a journal</div></div>
          <li><span class="x papertitle">Big <span>Models</span> Think</span> by <span>us</span>
          <li><p class="title">No end<p>a text<p class="list-title">none</ol>
          """, by: HTMLPage())
          == """
          1 ordered list
            1 item
              1 paragraph «{bold: Small Models Think}»
              2 paragraph «{italic: Ann Smith, {link https://example.org/bo: Bo Lee}}»
              3 paragraph «In a journal»
            4 item
              4 paragraph «{bold: Big Models Think} by us»
            5 item
              5 paragraph «{bold: No end}»
              5 paragraph «a text»
              5 paragraph «none»
          """)
  }

  @Test func tablesWithoutEndsAndCellsWithTables() {
    #expect(
      outline(
        of: """
          <html><table><thead><tr><td>Paper<td>Year</thead>
          <tr><td><ul><li>one<li>two</ul><td>2024
          <tr><td>outer<table><tr><td>inner</table>rest</td></tr></table>after
          """, by: HTMLPage())
          == """
          1 table
            1 header
              1 cell «Paper»
              1 cell «Year»
            2 row
              2 cell «one⏎two»
              2 cell «2024»
            3 row
              3 cell «outer»
                3 table
                  3 row
                    3 cell «inner»
                3 paragraph «rest»
          3 paragraph «after»
          """)
  }

  @Test func aLinkAroundBlocks() {
    #expect(
      outline(
        of: "<html><body><a href='https://x.org'><h3>A <b>Title</b></h3><p>text</p></a><p>end",
        by: HTMLPage())
          == """
          1 heading 3 «{link https://x.org: A {bold: Title}}»
          1 paragraph «{link https://x.org: text}»
          1 paragraph «end»
          """)
  }

  @Test func whatHasNoEndIsShown() {
    #expect(
      outline(of: "<html><p>a<!-- b <p>c < d <e f='g", by: HTMLPage())
        == """
        1 paragraph «a b»
        1 paragraph «c < d <e f='g»
        """)
  }

  @Test func listsAndQuotationsAndCode() {
    #expect(
      outline(
        of: """
          <html><ol><li>one<ul><li>within</ul><li>two</ol><blockquote>said</blockquote>
          <pre>a
            b</pre><details><summary>More</summary>text</details>
          """, by: HTMLPage())
          == """
          1 ordered list
            1 item
              1 paragraph «one»
              1 list
                1 item
                  1 paragraph «within»
            1 item
              1 paragraph «two»
          1 quotation
            1 paragraph «said»
          2 code «a⏎  b»
          3 details
            3 summary «More»
            3 paragraph «text»
          """)
  }

  /// Words with one blank between are taken together; with two, each by itself.
  @Test func wordsTogetherAreWordsOneByOne() {
    let parts = [
      "one", "AT&amp;T", "&lt;", "é", "a&nbsp;b", "&", "<b>bold", "</b>", "<br>", "x&#32;", "<p>",
    ]
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    for _ in 0..<2000 {
      var words: [String] = []
      for _ in 0..<9 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        words.append(parts[Int(state >> 33) % parts.count])
      }
      let (together, apart) = (words.joined(separator: " "), words.joined(separator: "  "))
      #expect(
        outline(of: "<html><p>" + together, by: HTMLPage())
          == outline(of: "<html><p>" + apart, by: HTMLPage()), "\(together)")
    }
  }
}
