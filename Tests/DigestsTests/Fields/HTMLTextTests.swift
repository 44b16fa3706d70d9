import Testing

@testable import Digests

/// HTML and its character references as text.
@Suite struct HTMLTextTests {
  @Test(arguments: [
    ("Tom &amp; Jerry: a &quot;Q&quot; &lt; 3 &#39;study&#39;", "Tom & Jerry: a \"Q\" < 3 'study'"),
    ("Jos&eacute; M&uuml;ller", "José Müller"), ("Jos&#233; M&#xFC;ller", "José Müller"),
    ("Jos&amp;eacute; M&amp;amp;uuml;ller", "José Müller"), ("&amp;amp;", "&"), ("&amp;lt;", "<"),
    ("AT&T; R&D &unknown; &", "AT&T; R&D &unknown; &"),
    ("&copy 2024 &copying ?a=1&copy=2", "© 2024 &copying ?a=1&copy=2"),
    ("a&nbsp;b&#160;c", "a b c"), ("&#0;&#7;&#27;&#127;&#x9B;x", "›x"), ("&#150;&#x93;", "–“"),
    ("&#55555555555;&#xD800;", "\u{FFFD}\u{FFFD}"), ("&NotEqualTilde;", "≂̸"),
    ("&zwnj;&lang;&CounterClockwiseContourIntegral;", "\u{200C}⟨∳"),
    ("&AElig;&zwj;", "Æ\u{200D}"),
  ])
  func referencesAreResolved(text: String, plain: String) {
    let found = Array(text.utf8).withUnsafeBytes { Entities.decode($0) }
    #expect(String(decoding: found, as: UTF8.self) == plain)
  }

  @Test(arguments: [
    ("<p>One.</p><p>Two.</p>", "One.|Two."),
    ("a <b>bold</b> <a href=\"x>y\">link</a>", "a bold link"),
    ("a < b and List<T> > c", "a < b and List<T> > c"),
    ("10<sup>5</sup> H<sub>2</sub>O x<sup>th</sup>", "10⁵ H₂O xth"),
    ("a<!-- no -->b<script>alert('x<p>')</script>c<style>p{}</style>d", "abcd"),
    ("<ul><li>One</li><li>Two</li></ul>", "• One|• Two"), ("a<br/>b", "a b"),
    ("&lt;p&gt;Ann &amp;amp; Bo&lt;/p&gt;", "Ann & Bo"), ("if a &lt; b", "if a < b"),
    ("<jats:p>An abstract.</jats:p>", "An abstract."), ("<td>a</td><td>b</td>", "a b"),
    ("<p", "<p"), ("<a href=\"x", "<a href=\"x"),
  ])
  func tagsLeaveText(text: String, plain: String) {
    let found = Array(text.utf8).withUnsafeBytes { HTMLText.plain($0) }
    let paragraphs = String(decoding: found, as: UTF8.self).split(separator: "\n\n").map {
      $0.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
    }
    #expect(paragraphs.filter { !$0.isEmpty }.joined(separator: "|") == plain)
  }

  @Test(arguments: [
    "<", "<p", "<p>", "&", "&amp;", "<!--", "<script>", "<a href=\"", "&#", "<sup>1",
  ])
  func repeatsAreReadInTimeThatGrowsWithThem(piece: String) {
    let text = Array(String(repeating: piece, count: 100_000).utf8)
    _ = text.withUnsafeBytes { HTMLText.plain($0) }
  }
}
