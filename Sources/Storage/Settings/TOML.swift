import CToml

/// A file in TOML as values with their places. toml++ reads it; whatever it holds, it is read or refused.
enum TOML {
  /// A value, and where it stands: line and column, from 1.
  struct Value {
    enum Content {
      case table([Member])
      case array([Value])
      case text(String)
      case integer(Int)
      case number(Double)
      case flag(Bool)
      /// A date or a time.
      case moment
    }

    var content: Content
    let line: Int
    let column: Int
  }

  /// A value with its name.
  typealias Member = (name: String, value: Value)

  /// The first thing that is not TOML.
  struct Mistake: Error {
    let line: Int
    let column: Int
    let reason: String
  }

  /// What a text holds, by name. At most 64 KB, and values within values to eight levels.
  static func read(_ text: String) throws(Mistake) -> [Member] {
    var collector = Collector()
    var text = text
    withUnsafeMutablePointer(to: &collector) { collector in
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          var reader = toml_reader()
          reader.context = UnsafeMutableRawPointer(collector)
          reader.take = { context, item in
            guard let item else { return }
            Collector.at(context).pointee.items.append(
              (Int(item.pointee.level), TOML.member(item.pointee)))
          }
          reader.refuse = { context, line, column, reason in
            Collector.at(context).pointee.mistake = Mistake(
              line: Int(line), column: Int(column), reason: reason.map { String(cString: $0) } ?? ""
            )
          }
          toml_read(characters.baseAddress, characters.count, reader)
        }
      }
    }
    if let mistake = collector.mistake { throw mistake }
    return collector.members
  }

  private struct Collector {
    var items: [(level: Int, member: Member)] = []
    var mistake: Mistake?

    static func at(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Collector> {
      context!.assumingMemoryBound(to: Collector.self)
    }

    /// Each item with those behind it that are deeper: from the last to the first, so that what a table
    /// holds is there when it comes.
    var members: [Member] {
      var open: [[Member]] = [[]]
      for (level, member) in items.reversed() {
        while open.count < level + 2 { open.append([]) }
        var member = member
        let held = Array(open[level + 1].reversed())
        open[level + 1] = []
        switch member.value.content {
        case .table: member.value.content = .table(held)
        case .array: member.value.content = .array(held.map(\.value))
        default: break
        }
        open[level].append(member)
      }
      return open[0].reversed()
    }
  }

  private static func member(_ item: toml_item) -> Member {
    let content: Value.Content =
      switch item.kind {
      case TOML_KIND_TABLE: .table([])
      case TOML_KIND_ARRAY: .array([])
      case TOML_KIND_STRING: .text(text(item.text, item.text_count))
      case TOML_KIND_INTEGER: .integer(Int(item.integer))
      case TOML_KIND_FLOAT: .number(item.number)
      case TOML_KIND_BOOLEAN: .flag(item.integer != 0)
      default: .moment
      }
    return (
      text(item.key, item.key_count),
      Value(content: content, line: Int(item.line), column: Int(item.column))
    )
  }

  private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
