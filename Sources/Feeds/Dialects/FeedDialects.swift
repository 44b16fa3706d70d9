public import Digests

extension Dialect {
  /// Feeds, arXiv's own and those of journals, and arXiv's records in XML.
  public static let feeds: [Dialect] = [
    Dialect(
      name: "atom", sniff: { RootElement($0)?.name == "feed" },
      makeReader: { XMLElements(AtomFeed()) }),
    Dialect(
      name: "zotero-rdf", sniff: ZoteroRDF.sniff, makeReader: { XMLElements(ZoteroRDF()) }),
    Dialect(
      name: "rss", sniff: { ["rss", "RDF"].contains(RootElement($0)?.name) },
      makeReader: { XMLElements(RSSFeed()) }),
    Dialect(
      name: "oai-pmh",
      sniff: { prefix in
        guard let name = RootElement(prefix)?.name else { return false }
        return name == "OAI-PMH" || name == "ListRecords" || name == "GetRecord"
          || name == "record" || name == "arXiv" || name == "arXivRaw"
      },
      makeReader: { XMLElements(OAIRecords()) }),
  ]
}
