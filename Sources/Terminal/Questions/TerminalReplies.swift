/// What a terminal has answered, in the order in which it came: the sequences of ECMA-48 and DEC that answer
/// questions. What is none of them is passed over, such as keys that were pressed meanwhile.
struct TerminalReplies {
  /// Where the cursor was each time it was asked, in columns from 1.
  private(set) var columns: [Int] = []
  /// What it says of its modes, by number: 1 and 2 are on and off, 3 and 4 on and off for good, 0 is not known to it.
  private(set) var modes: [Int: Int] = [:]
  /// What it is, as it answers to `CSI c`; it comes last.
  private(set) var attributes: [Int]?
  /// What it calls itself.
  private(set) var name: String?
  /// It has said which colour its background has.
  private(set) var hasBackground = false

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let start = rest.firstIndex(of: 0x1B) {
      rest = rest[(start + 1)...]
      switch rest.first {
      case UInt8(ascii: "["): takeControl(&rest)
      case UInt8(ascii: "]"), UInt8(ascii: "P"): takeString(&rest)
      default: break
      }
    }
  }

  /// `CSI`, parameters, and a letter.
  private mutating func takeControl(_ rest: inout ArraySlice<UInt8>) {
    let body = rest.dropFirst()
    guard let end = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else { return }
    let text = String(decoding: body[..<end], as: UTF8.self)
    rest = rest[(end + 1)...]
    let numbers = text.filter { !"?>$".contains($0) }.split(separator: ";").map { Int($0) ?? 0 }
    switch (text.first, body[end]) {
    case (_, UInt8(ascii: "R")) where numbers.count == 2: columns.append(numbers[1])
    case ("?", UInt8(ascii: "y")) where numbers.count == 2: modes[numbers[0]] = numbers[1]
    case ("?", UInt8(ascii: "c")): attributes = numbers
    default: break
    }
  }

  /// `OSC` or `DCS`, and what stands before its end.
  private mutating func takeString(_ rest: inout ArraySlice<UInt8>) {
    let end = rest.firstIndex { $0 == 0x07 || $0 == 0x1B } ?? rest.endIndex
    let text = String(decoding: rest[..<end], as: UTF8.self)
    rest = rest[end...]
    if text.hasPrefix("P>|") { name = String(text.dropFirst(3)) }
    if text.hasPrefix("]11;rgb") { hasBackground = true }
  }
}
