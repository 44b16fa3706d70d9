/// The searched text of one paper, lent: folded, but for its end.
struct RowText {
  /// The fields, as `SearchText` says, without the end of the last one if that is `unfolded`.
  let folded: UnsafeRawBufferPointer
  /// What the author wrote as abstract, where only capital letters make it differ from its folded form. Mostly
  /// empty or some thousand bytes.
  let unfolded: UnsafeRawBufferPointer

  func contains(_ needle: Needle.Lent) -> Bool {
    needle.firstMatch(in: folded) != nil
      || needle.firstMatch(in: unfolded, ignoringCase: true) != nil
  }

  func contains(_ needle: Needle, in field: RowField) -> Bool {
    needle.firstMatch(in: field.bytes(of: folded)) != nil
      || field == .abstract
        && needle.lend { $0.firstMatch(in: unfolded, ignoringCase: true) } != nil
  }

  func contains(_ needle: Needle) -> Bool { needle.lend { contains($0) } }

  /// Lends the whole text, folded; `room` takes it where it is in two parts.
  func withFolded<Result>(
    in room: inout [UInt8], _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    if unfolded.isEmpty { return body(folded) }
    room.removeAll(keepingCapacity: true)
    room.append(contentsOf: folded)
    Fold.appendFolded(unfolded, to: &room)
    room.append(0x0A)
    return room.withUnsafeBytes(body)
  }
}
