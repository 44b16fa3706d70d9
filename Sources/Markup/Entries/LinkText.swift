import Papers

/// The label of a link without pictures and brackets around it.
enum LinkText {
  static func trimmed(_ range: Range<Int>, _ page: Page) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    start = TextEdges.afterPictures(start, before: end, page.text)
    while start < end, ByteSet("[( ").contains(page.text[start]) { start += 1 }
    while end > start, ByteSet("]) ").contains(page.text[end - 1]) { end -= 1 }
    return TextEdges.trimmed(start..<end, in: page.text)
  }
}
