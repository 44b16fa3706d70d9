import Papers

/// What a pack holds, as it was written.
struct PackContents {
  private let digests: [Digest]
  private let segments: [SegmentColumns]

  /// nil when it is no pack, or something in it does not fit.
  init?(_ bytes: KeptBytes) {
    guard var reader = ColumnReader(bytes) else { return nil }
    digests = (0..<reader.count()).map { _ in Digest(from: &reader) }
    let segments = (0..<reader.count()).map { _ in SegmentColumns(from: &reader) }
    self.segments = segments.compactMap(\.self)
    guard reader.isWhole, self.segments.count == segments.count else { return nil }
  }

  func digest(_ index: Int) -> Digest? { digests.indices.contains(index) ? digests[index] : nil }

  func segment(_ index: Int) -> SegmentColumns? {
    segments.indices.contains(index) ? segments[index] : nil
  }
}
