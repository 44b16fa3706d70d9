import CNcurses
import Glibc

/// Bytes of the locale's charset as UTF-8, where that is another one.
struct LocalCharset {
  private var state = mbstate_t()

  /// What no character begins with is dropped. A character may be cut by reads.
  mutating func utf8(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      var character: wchar_t = 0
      var unit = CChar(bitPattern: byte)
      switch mbrtowc(&character, &unit, 1, &state) {
      case 0: result.append(0)
      case 1:
        if let scalar = Unicode.Scalar(UInt32(bitPattern: character)) {
          result += UTF8.encode(scalar)!
        }
      case .max: state = mbstate_t()
      default: break
      }
    }
    return result
  }
}
