import Storage

/// Packed files made by hand, and what comes of reading them.
enum Packed {
  /// What a file gives, and what is wrong with it.
  static func read(_ path: FilePath) -> (bytes: [UInt8], reason: StorageError.Reason?) {
    var bytes: [UInt8] = []
    guard let file = DigestFolder([path]).files.first else { return ([], .noDigests) }
    do throws(StorageError) {
      try SourceReader.read(file, windowSize: 1 << 16) { window, _ in
        bytes += window
        return window.count
      }
    } catch {
      return (bytes, error.reason)
    }
    return (bytes, nil)
  }

  /// A gzip member (RFC 1952) whose text is stored as it is.
  static func gzip(_ text: [UInt8], checksum: UInt32? = nil) -> [UInt8] {
    let count = UInt16(text.count)
    var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]
    member += [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)]
    member += text
    let sum = checksum ?? crc(text)
    for shift in [0, 8, 16, 24] as [UInt32] { member.append(UInt8(sum >> shift & 0xFF)) }
    for shift in [0, 8, 16, 24] { member.append(UInt8(text.count >> shift & 0xFF)) }
    return member
  }

  /// A zstd frame (RFC 8878) with one block: bytes as they are, or one byte repeated.
  static func zstd(_ text: [UInt8]) -> [UInt8] {
    let header = UInt32(text.count) << 3 | 1
    return [0x28, 0xB5, 0x2F, 0xFD, 0x20, UInt8(text.count)]
      + [UInt8(header & 0xFF), UInt8(header >> 8 & 0xFF), UInt8(header >> 16)] + text
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}
