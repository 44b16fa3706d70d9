import Papers

/// A field that stands under its label: `Motivation: …`, `**Authors**: …`, as `ByteScanner.value`
/// finds labels.
struct LabelledField {
  enum Target {
    case text(EntryField)
    case extra(StaticString)
    /// Items divided by commas.
    case list(EntryList)
    /// Items divided by blanks or commas.
    case words(EntryList)
    case reference
    case day
    /// Read past.
    case nothing
  }

  let label: StaticString
  let target: Target
  /// No label ends this field: an abstract may have a line that begins with `Results:`.
  var isLast = false
  /// It ends such a field all the same.
  var endsAll = false
}

extension Block {
  /// Reads the fields of an entry from `start` on. A field has all lines to the next label, or to a
  /// line that begins with one of `stops`.
  func readFields(
    _ fields: [LabelledField], from start: Int, stops: [StaticString],
    into builder: inout DigestBuilder
  ) {
    var current: (field: LabelledField, start: Int)?
    func end(at offset: Int) {
      guard let (field, start) = current else { return }
      put(scanner.trimmed(start..<max(start, offset)), field.target, &builder)
      current = nil
    }
    for line in Lines(scanner: scanner, range: start..<range.upperBound) {
      let text = scanner.trimmed(line)
      if stops.contains(where: { scanner.has($0, at: text.lowerBound, before: text.upperBound) }) {
        end(at: line.lowerBound)
        continue
      }
      let isOpen = current?.field.isLast == true
      for field in fields where !isOpen || field.endsAll {
        guard let value = scanner.value(of: field.label, in: text) else { continue }
        end(at: line.lowerBound)
        current = (field, value.lowerBound)
        break
      }
    }
    end(at: range.upperBound)
  }

  private func put(
    _ range: Range<Int>, _ target: LabelledField.Target, _ builder: inout DigestBuilder
  ) {
    let text = scanner.slice(range)
    switch target {
    case .text(let field):
      // What a failed summary says.
      if !text.elementsEqual("Error".utf8) { builder.set(field, text) }
    case .extra(let label): builder.add(extra: label, text)
    case .list(let list): builder.add(commaSeparated: text, to: list)
    case .words(let list):
      for word in text.split(whereSeparator: { ASCII.isWhite($0) || $0 == ASCII.comma }) {
        builder.add(UnsafeRawBufferPointer(rebasing: word), to: list)
      }
    case .reference: builder.setReference(in: text)
    case .day:
      if !text.isEmpty {
        builder.setDay(Day(utf8: UnsafeRawBufferPointer(rebasing: text.prefix(10))))
      }
    case .nothing: break
    }
  }
}
