/// Divides a comma-separated text in place.
enum ListDivider {
  /// Turns the clean text in `range` into a list: commas become separators, blanks around items go,
  /// and so do empty items and “et al.”. Returns where the list ends, which is never further.
  static func divide(_ range: Range<Int>, of room: UnsafeMutableRawBufferPointer) -> Int {
    var to = range.lowerBound
    var item = to
    for from in range {
      let byte = room[from]
      if byte == ASCII.comma {
        end(&item, &to, room)
      } else if to > item || !ASCII.isWhite(byte) {
        // An item is one line.
        room[to] = byte == Digest.paragraph ? ASCII.space : byte
        to += 1
      }
    }
    end(&item, &to, room)
    return max(range.lowerBound, to - 1)
  }

  /// Ends the item that begins at `item`: the next begins after a separator, or in its place.
  private static func end(
    _ item: inout Int, _ to: inout Int, _ room: UnsafeMutableRawBufferPointer
  ) {
    while to > item, ASCII.isWhite(room[to - 1]) { to -= 1 }
    if to == item || isEtAl(room[item..<to]) {
      to = item
    } else {
      room[to] = Digest.separator
      to += 1
      item = to
    }
  }

  private static func isEtAl(_ item: Slice<UnsafeMutableRawBufferPointer>) -> Bool {
    guard item.first == 0x65, item.count <= 6 else { return false }
    return item.elementsEqual("et al.".utf8) || item.elementsEqual("et al".utf8)
  }
}
