import CZlib
import Glibc

/// CRC-32 over pieces that follow each other (zlib): finds every flipped bit, and all but one in four
/// thousand million of larger damages. It guards against accidents, not against people.
struct Checksum {
  private(set) var value: UInt = 0

  init() {}

  init(_ bytes: some Sequence<UInt8>) { add(bytes) }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    // SQLite's values are below 2 GB.
    guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
    value = crc32(value, start, UInt32(clamping: bytes.count))
  }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ add(UnsafeRawBufferPointer($0)) }) != nil { return }
    Array(bytes).withUnsafeBytes { add($0) }
  }

  mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { add($0) }
  }

  /// A text and where it ends; nil is another one than the empty text.
  mutating func add(text: UnsafeRawBufferPointer?) {
    add(Int64(text?.count ?? -1))
    if let text { add(text) }
  }

  mutating func add(text: String?) {
    guard var text else { return add(text: UnsafeRawBufferPointer?.none) }
    text.withUTF8 { add(text: UnsafeRawBufferPointer($0)) }
  }

  /// As a column keeps it.
  var column: Int64 { Int64(value) }

  /// Eight hexadecimal digits.
  var digits: [UInt8] {
    (0..<8).map { place in
      let digit = UInt8(truncatingIfNeeded: value >> UInt((7 - place) * 4)) & 0xF
      return digit < 10 ? 0x30 + digit : 0x57 + digit
    }
  }
}

/// The checksum of an event, which is the last member of its line: `,"sum":"1c291ca3"}`. It is that of all
/// that stands before it.
enum EventSeal {
  private static let head = Array(#","sum":""#.utf8)
  private static let tail = Array(#""}"#.utf8)
  private static let length = head.count + 8 + tail.count

  enum State {
    /// Nothing like a checksum stands at the end.
    case none
    case sound, broken
  }

  /// What the checksum at the end of a line says; blanks after it do not count.
  static func state(of line: ArraySlice<UInt8>) -> State {
    let line = trimmed(line)
    guard line.count > length else { return .none }
    let seal = line.suffix(length)
    guard seal.starts(with: head), seal.suffix(tail.count).elementsEqual(tail) else { return .none }
    let digits = seal.dropFirst(head.count).prefix(8)
    return digits.elementsEqual(Checksum(line.dropLast(length)).digits) ? .sound : .broken
  }

  /// A line with its checksum; one that has one stays as it is.
  static func sealed(_ line: [UInt8]) -> [UInt8] {
    guard state(of: line[...]) == .none else { return line }
    let rest = trimmed(line[...]).dropLast()
    return Array(rest) + head + Checksum(rest).digits + tail
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last == 0x20 || last == 0x0D || last == 0x09 { line.removeLast() }
    return line
  }
}
