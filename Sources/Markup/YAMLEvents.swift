internal import CYaml
import Papers

/// Reads YAML event by event, through libyaml. Text that an event has is lent until the next one.
///
/// libyaml keeps to its input's size in time and memory as long as what is within each other is bounded:
/// a reader stops, with `problemLine`, where it goes deeper than `depthLimit`. An alias is an event; nothing
/// is expanded here.
struct YAMLEvents: ~Copyable {
  enum Event {
    case beginList(anchor: String?)
    case beginMap(anchor: String?)
    /// Of the list or map that was begun last.
    case end
    /// `isPlain`: without quotation marks, so that `null` and `~` are none.
    case scalar(UnsafeRawBufferPointer, anchor: String?, isPlain: Bool)
    case alias(String)
    /// A document begins.
    case document
  }

  /// How deep lists and maps are within each other, at most.
  static let depthLimit = 32

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private var hasEvent = false
  private var depth = 0
  private let firstLine: Int
  /// On which line of the file the event began.
  private(set) var line: Int
  /// Where reading stopped, if it stopped at what is no YAML or is too deep.
  private(set) var problemLine: Int?

  /// The bytes must outlive the reader. `line` is the one on which they begin in their file.
  init(_ bytes: UnsafeRawBufferPointer, line: Int) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    firstLine = line
    self.line = line
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(
      parser, bytes.assumingMemoryBound(to: UInt8.self).baseAddress ?? YAMLEvents.nothing,
      bytes.count)
  }

  deinit {
    if hasEvent { yaml_event_delete(event) }
    yaml_parser_delete(parser)
    event.deallocate()
    parser.deallocate()
  }

  /// An address for a text without bytes.
  private static nonisolated(unsafe) let nothing = UnsafePointer(
    UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

  /// The next event; nil at the end, and where there is a problem.
  mutating func next() -> Event? {
    while problemLine == nil {
      if hasEvent { yaml_event_delete(event) }
      hasEvent = yaml_parser_parse(parser, event) == 1
      guard hasEvent else {
        problemLine = firstLine + Int(clamping: parser.pointee.problem_mark.line)
        return nil
      }
      line = firstLine + Int(clamping: event.pointee.start_mark.line)
      let data = event.pointee.data
      switch event.pointee.type {
      case YAML_STREAM_END_EVENT: return nil
      case YAML_DOCUMENT_START_EVENT: return .document
      case YAML_SEQUENCE_START_EVENT:
        guard goDeeper() else { return nil }
        return .beginList(anchor: YAMLEvents.name(data.sequence_start.anchor))
      case YAML_MAPPING_START_EVENT:
        guard goDeeper() else { return nil }
        return .beginMap(anchor: YAMLEvents.name(data.mapping_start.anchor))
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        depth -= 1
        return .end
      case YAML_SCALAR_EVENT:
        return .scalar(
          UnsafeRawBufferPointer(start: data.scalar.value, count: data.scalar.length),
          anchor: YAMLEvents.name(data.scalar.anchor),
          isPlain: data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
      case YAML_ALIAS_EVENT: return .alias(YAMLEvents.name(data.alias.anchor) ?? "")
      default: continue
      }
    }
    return nil
  }

  private mutating func goDeeper() -> Bool {
    depth += 1
    if depth > YAMLEvents.depthLimit { problemLine = line }
    return problemLine == nil
  }

  private static func name(_ text: UnsafeMutablePointer<UInt8>?) -> String? {
    text.map { String(cString: $0) }
  }
}
