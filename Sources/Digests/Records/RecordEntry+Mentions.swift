import Papers

/// Posts about papers, in the feeds of blogs and forums.
extension RecordEntry {
  /// Takes the paper of arXiv to which the text of a post leads, if it is the only one and the post is no paper
  /// itself. Who wrote the post is no author of the paper.
  package mutating func takePaper(
    ofPost text: UnsafeRawBufferPointer, into builder: inout DigestBuilder
  ) {
    guard !isSurelyPaper(builder) else { return }
    var only: ArxivReference?
    var offset = 0
    while let found = ArxivAddresses.next(in: text, from: offset) {
      if let known = only, known.id != found.reference.id { return }
      only = only ?? found.reference
      offset = max(found.range.upperBound, offset + 1)
    }
    guard let only else { return }
    reference.take(only, .mentioned)
    builder.dropAuthors()
  }
}
