import CBuild
import Glibc

/// What the program calls itself, also to arXiv.
enum Version {
  static let text = "0.1.0"
  /// The day of this version, for the pages of the manual.
  static let day = "2026-11-27"

  /// With what it was built from: `0.1.0 (1a2b3c4d5e6f of 2026-11-27, Swift 6.3.1)` as a package says it, else as far as the
  /// program knows: `0.1.0 (built from source, Swift 6.3)`.
  static var whole: String {
    let origin = String(cString: build_origin())
    return "\(text) (\(origin.isEmpty ? "built from source, \(compiler)" : origin))"
  }

  /// What compiled it, as far as a program can tell.
  private static var compiler: String {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift 6.2"
    #endif
  }

  /// The system that runs it: `Linux 6.1.0 x86_64`.
  static var machine: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "unknown" }
    func text<Name>(_ name: Name) -> String {
      withUnsafeBytes(of: name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return "\(text(names.sysname)) \(text(names.release)) \(text(names.machine))"
  }
}
