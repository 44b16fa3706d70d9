import CExpat
import Digests
import Papers

/// What a format does with the elements of its files.
protocol XMLContent {
  /// An element begins. Returns whether its text is wanted: all text in it, whatever elements are
  /// within; `end` gets it.
  mutating func start(
    _ name: XMLName, _ attributes: XMLAttributes, line: Int, into builder: inout DigestBuilder
  ) -> Bool
  /// An element ends. `text` is empty when it was not wanted.
  mutating func end(
    _ name: XMLName, text: UnsafeRawBufferPointer, into builder: inout DigestBuilder)
}

/// The name of an element without its prefix: the formats do not use one name for two things.
struct XMLName {
  let bytes: UnsafeRawBufferPointer

  init(_ name: UnsafePointer<XML_Char>) {
    var start = name
    var end = name
    while end.pointee != 0 {
      if end.pointee == 0x3A { start = end + 1 }
      end += 1
    }
    bytes = UnsafeRawBufferPointer(start: start, count: end - start)
  }

  static func == (name: XMLName, text: StaticString) -> Bool {
    guard name.bytes.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<name.bytes.count where name.bytes[index] != text.utf8Start[index] {
      return false
    }
    return true
  }
}

/// The attributes of an element, as expat gives them.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  subscript(name: StaticString) -> UnsafeRawBufferPointer? {
    guard var entry = list else { return nil }
    while let attribute = entry[0], let value = entry[1] {
      if XMLName(attribute) == name {
        var count = 0
        while value[count] != 0 { count += 1 }
        return UnsafeRawBufferPointer(start: value, count: count)
      }
      entry += 2
    }
    return nil
  }
}

/// Hands the windows of a file to expat, and its elements to a format.
///
/// expat keeps its own state between windows, so every window is done with at once. Nothing is ever
/// fetched: external entities are passed over, and a file that defines entities of its own, as none of
/// these formats does, is not read on, so that none can unfold.
final class XMLElements: DialectReader {
  private var content: any XMLContent
  private let parser: XML_Parser
  /// Where to put what is read, while expat is at work.
  private var builder: UnsafeMutablePointer<DigestBuilder>?
  private var text: [UInt8] = []
  private var depth = 0
  /// The depth of the element whose text is collected.
  private var collected: Int?
  private var stop: Problem.Kind?
  private var hasEnded = false

  private static let depthLimit = 128

  init(_ content: any XMLContent) {
    self.content = content
    parser = XML_ParserCreate(nil)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        if let name { XMLElements.at(data).start(name, attributes) }
      },
      { data, name in
        if let name { XMLElements.at(data).end(name) }
      })
    XML_SetCharacterDataHandler(parser) { data, characters, count in
      XMLElements.at(data).add(UnsafeRawBufferPointer(start: characters, count: Int(count)))
    }
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      XMLElements.at(data).stop(.malformed)
    }
  }

  private static func at(_ data: UnsafeMutableRawPointer?) -> XMLElements {
    Unmanaged<XMLElements>.fromOpaque(data!).takeUnretainedValue()
  }

  deinit {
    XML_ParserFree(parser)
  }

  func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    defer { builder.line += ByteScanner(window).lineFeeds(in: 0..<window.count) }
    guard !hasEnded else { return window.count }
    withUnsafeMutablePointer(to: &builder) { pointer in
      self.builder = pointer
      defer { self.builder = nil }
      let bytes = window.bindMemory(to: CChar.self).baseAddress
      let status = XML_Parse(parser, bytes, Int32(clamping: window.count), isLast ? 1 : 0)
      if status != XML_STATUS_OK { fail(isLast: isLast, pointer) }
    }
    return window.count
  }

  private func fail(isLast: Bool, _ builder: UnsafeMutablePointer<DigestBuilder>) {
    hasEnded = true
    let line = Int(XML_GetCurrentLineNumber(parser))
    let code = XML_GetErrorCode(parser)
    let isCut =
      isLast
      && [XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR].contains(code)
    builder.pointee.dropEntry()
    builder.pointee.add(stop ?? (isCut ? .truncated : .malformed), line: line)
  }

  private func stop(_ kind: Problem.Kind) {
    stop = kind
    XML_StopParser(parser, 0)
  }

  private func start(
    _ name: UnsafePointer<XML_Char>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    depth += 1
    guard depth <= XMLElements.depthLimit else { return stop(.tooDeep) }
    guard let builder, collected == nil else { return }
    let line = Int(XML_GetCurrentLineNumber(parser))
    if content.start(
      XMLName(name), XMLAttributes(list: attributes), line: line, into: &builder.pointee)
    {
      collected = depth
      text.removeAll(keepingCapacity: true)
    }
  }

  private func end(_ name: UnsafePointer<XML_Char>) {
    defer { depth -= 1 }
    guard let builder, collected == nil || collected == depth else { return }
    collected = nil
    text.withUnsafeBytes { content.end(XMLName(name), text: $0, into: &builder.pointee) }
    text.removeAll(keepingCapacity: true)
  }

  private func add(_ characters: UnsafeRawBufferPointer) {
    guard collected != nil else { return }
    guard text.count + characters.count <= DigestParser.entryLimit else {
      return stop(.entryTooLong)
    }
    text += characters
  }
}
