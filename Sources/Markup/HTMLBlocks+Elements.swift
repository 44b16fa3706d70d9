import Digests

/// Elements that are blocks: where they begin, and what they end.
extension HTMLBlocks {
  mutating func open(
    _ element: HTMLElement, line: Int, into builder: inout OutlineBuilder
  ) {
    if let level = element.headingLevel {
      closeHeading(&builder)
      return push(element, .heading(level: level), line, &builder)
    }
    switch element {
    case .list, .definitions: push(element, .list(isOrdered: false), line, &builder)
    case .orderedList: push(element, .list(isOrdered: true), line, &builder)
    case .item:
      if let item = innermost(.item, below: [.list, .orderedList, .table]) {
        pop(to: item, &builder)
      }
      push(element, .item, line, &builder)
    case .term: openTerm(line, &builder)
    case .definition: openDefinition(line, &builder)
    case .table: push(element, .table, line, &builder)
    case .header, .body:
      if let last = innermost(.header, below: [.table]) { pop(to: last, &builder) }
      if let last = innermost(.row, below: [.table]) { pop(to: last, &builder) }
      if element == .header { push(element, nil, line, &builder) }
    case .row: openRow(line, &builder)
    case .cell, .headerCell: openCell(element, line, &builder)
    case .quotation: push(element, .quotation, line, &builder)
    case .pre: push(element, .code, line, &builder)
    case .details: push(element, .details, line, &builder)
    case .summary: push(element, .summary, line, &builder)
    case .rule:
      builder.begin(.rule, line: line)
      builder.end()
    // The head has it.
    case .title: isInTitle = !keepsUnknown
    default: builder.endParagraph()
    }
  }

  mutating func close(_ element: HTMLElement, _ builder: inout OutlineBuilder) {
    switch element {
    case .division, .rule, .body:
      builder.endParagraph()
      closeInline(.division, &builder)
    case .title: isInTitle = false
    default:
      // What is laid out in a cell does not end what is around its table.
      let barriers: [HTMLElement] =
        switch element {
        case .table, .row, .header: [.table]
        case .cell, .headerCell: [.row, .table]
        default: [.cell, .headerCell]
        }
      let wanted: HTMLElement = element
      if let index = innermost(wanted, below: barriers) {
        pop(to: index, &builder)
      } else {
        builder.endParagraph()
      }
    }
  }

  mutating func closeHeading(_ builder: inout OutlineBuilder) {
    if let last = elements.last, elements.count > floor, last.element.headingLevel != nil {
      pop(&builder)
    }
  }

  /// A term and what it says are an item of a list: several terms may have one definition, unless they lead
  /// somewhere.
  mutating func openTerm(_ line: Int, _ builder: inout OutlineBuilder) {
    if let item = innermost(.item, below: [.definitions, .table]) {
      // Bookmarks are terms without definitions.
      if elements[item].hasDefinition || elements[item].isLinked {
        pop(to: item, &builder)
        push(.item, .item, line, &builder)
      } else {
        pop(to: item + 1, &builder)
      }
    } else {
      push(.item, .item, line, &builder)
    }
    push(.term, .term, line, &builder)
  }

  mutating func openDefinition(_ line: Int, _ builder: inout OutlineBuilder) {
    if let item = innermost(.item, below: [.definitions, .table]) {
      pop(to: item + 1, &builder)
      elements[item].hasDefinition = true
    }
    builder.endParagraph()
  }

  mutating func openRow(_ line: Int, _ builder: inout OutlineBuilder) {
    if let row = innermost(.row, below: [.table]) { pop(to: row, &builder) }
    guard innermost(.table, below: []) != nil else { return builder.endParagraph() }
    push(.row, .row(isHeader: false), line, &builder)
  }

  mutating func openCell(
    _ element: HTMLElement, _ line: Int, _ builder: inout OutlineBuilder
  ) {
    if innermost(.row, below: [.table]) == nil { openRow(line, &builder) }
    guard let row = innermost(.row, below: [.table]) else { return builder.endParagraph() }
    pop(to: row + 1, &builder)
    elements[row].cells += 1
    if element == .headerCell { elements[row].headers += 1 }
    push(element, .cell, line, &builder)
  }

  /// The innermost element of a kind that is not around one of others.
  func innermost(_ element: HTMLElement, below barriers: [HTMLElement]) -> Int? {
    var index = elements.count
    while index > floor {
      index -= 1
      let found = elements[index].element
      if found == element { return index }
      if barriers.contains(found) { return nil }
    }
    return nil
  }

  mutating func push(
    _ element: HTMLElement, _ kind: Outline.Kind?, _ line: Int, _ builder: inout OutlineBuilder
  ) {
    guard elements.count < HTMLBlocks.depthLimit else { return builder.endParagraph() }
    elements.append(Element(element: element, kind: kind, openBefore: builder.openCount))
    if let kind { builder.begin(kind, line: line) }
  }

  mutating func pop(to index: Int, _ builder: inout OutlineBuilder) {
    while elements.count > index { pop(&builder) }
  }

  mutating func pop(_ builder: inout OutlineBuilder) {
    guard let last = elements.popLast() else { return }
    if last.element == .row {
      builder.end(to: last.openBefore + 1)
      let isHeader =
        last.cells > 0 && last.cells == last.headers
        || innermost(.header, below: [.table]) != nil
      if isHeader { builder.change(to: .row(isHeader: true)) }
    }
    builder.end(to: last.openBefore)
    if last.element == .header { builder.endParagraph() }
  }
}
