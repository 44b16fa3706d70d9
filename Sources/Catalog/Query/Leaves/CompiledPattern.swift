import CPcre2

/// A pattern that can be asked. Limits hold for each text, so that none takes for ever: a pattern that has to go
/// back too often, or too deep, is cut off there.
final class CompiledPattern: Sendable {
  // Read alone once they are made, and freed with the last reference.
  private nonisolated(unsafe) let code: OpaquePointer
  private nonisolated(unsafe) let patient: OpaquePointer
  private nonisolated(unsafe) let hasty: OpaquePointer

  enum Answer {
    case found(Range<Int>)
    case notThere
    case cutOff
  }

  /// Steps back from one place of a text. What people write takes some hundreds; with all of them at each place
  /// a text of 1,500 bytes takes some tens of milliseconds.
  private static let matchLimit: UInt32 = 5_000
  /// The same where somebody waits for a row to be drawn.
  private static let hastyLimit: UInt32 = 100
  private static let depthLimit: UInt32 = 1_000
  /// In KB.
  private static let heapLimit: UInt32 = 1_024

  init(_ source: String, countsCase: Bool) throws(PatternMistake) {
    let options =
      PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | (countsCase ? 0 : PCRE2_CASELESS)
    var (error, offset) = (Int32(0), 0)
    let bytes = Array(source.utf8)
    let code = bytes.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress, $0.count, options, &error, &offset, nil)
    }
    guard let code else {
      let column = String(decoding: bytes.prefix(offset), as: UTF8.self).count
      throw PatternMistake(reason: CompiledPattern.message(error), column: max(1, column))
    }
    self.code = code
    patient = CompiledPattern.context(CompiledPattern.matchLimit)
    hasty = CompiledPattern.context(CompiledPattern.hastyLimit)
  }

  deinit {
    pcre2_code_free_8(code)
    pcre2_match_context_free_8(patient)
    pcre2_match_context_free_8(hasty)
  }

  private static func context(_ limit: UInt32) -> OpaquePointer {
    guard let context = pcre2_match_context_create_8(nil) else { fatalError("no memory is left") }
    pcre2_set_match_limit_8(context, limit)
    pcre2_set_depth_limit_8(context, depthLimit)
    pcre2_set_heap_limit_8(context, heapLimit)
    return context
  }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }

  /// Where the pattern first fits in a text, at or after a place.
  func firstMatch(
    in text: UnsafeRawBufferPointer, from start: Int = 0, isHasty: Bool = false
  ) -> Answer {
    guard let data = pcre2_match_data_create_8(1, nil) else { return .cutOff }
    defer { pcre2_match_data_free_8(data) }
    // The form of a text of ASCII alone need not be looked at.
    let options = CompiledPattern.isASCII(text) ? PCRE2_NO_UTF_CHECK : 0
    var nothing: UInt8 = 0
    let count = withUnsafePointer(to: &nothing) { nothing in
      pcre2_match_8(
        code, text.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? nothing, text.count, start,
        options, data, isHasty ? hasty : patient)
    }
    if count == PCRE2_ERROR_NOMATCH { return .notThere }
    guard count >= 0, let ends = pcre2_get_ovector_pointer_8(data) else { return .cutOff }
    // `\K` may set the beginning behind the end.
    return .found(min(ends[0], ends[1])..<max(ends[0], ends[1]))
  }

  /// Where it fits in a text that is about to be shown: up to twenty places, and none where it is cut off.
  func matches(in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    for _ in 0..<20 {
      guard start <= text.count,
        case .found(let match) = firstMatch(in: text, from: start, isHasty: true)
      else { break }
      if !match.isEmpty { found.append(match) }
      if match.upperBound > start {
        start = match.upperBound
      } else {
        start += 1
        while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
      }
    }
    return found
  }

  private static func isASCII(_ text: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { return false }
      offset += 8
    }
    return text[offset...].allSatisfy { $0 < 0x80 }
  }
}

/// Why a text is no pattern, and at which of its characters, from 1.
struct PatternMistake: Error {
  let reason: String
  let column: Int
}
