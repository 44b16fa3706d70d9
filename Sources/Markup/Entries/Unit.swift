/// A piece of a document that is read as a whole: blocks, or a part of the text of one.
struct Unit {
  /// With what is within them.
  var blocks: Range<Int>
  /// A part of the text of the only block.
  var part: Range<Int>?
  /// It stands in a list.
  var isItem = false

  init(_ blocks: Range<Int>, part: Range<Int>? = nil, isItem: Bool = false) {
    self.blocks = blocks
    self.part = part
    self.isItem = isItem
  }
}
