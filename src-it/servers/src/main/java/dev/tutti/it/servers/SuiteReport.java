package dev.tutti.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What Surefire or Failsafe wrote about one test class, as {@code TEST-*.xml}. */
record SuiteReport(String name, Map<String, String> properties, List<TestReport> tests) {

    static SuiteReport read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(file)) {
            return read(factory.createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            throw new IOException(file + " cannot be read", e);
        }
    }

    private static SuiteReport read(XMLStreamReader xml) throws XMLStreamException {
        String name = "";
        Map<String, String> properties = new HashMap<>();
        List<TestReport> tests = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "testsuite" -> name = xml.getAttributeValue(null, "name");
                    case "property" ->
                        properties.put(xml.getAttributeValue(null, "name"), xml.getAttributeValue(null, "value"));
                    case "testcase" -> tests.add(new TestReport(false, Optional.empty()));
                    case "failure", "error" -> setLast(tests, new TestReport(true, Optional.empty()));
                    case "skipped" ->
                        setLast(
                                tests,
                                new TestReport(
                                        false,
                                        Optional.of(Optional.ofNullable(xml.getAttributeValue(null, "message"))
                                                .orElse(""))));
                    default -> {}
                }
            }
        }
        return new SuiteReport(name, properties, tests);
    }

    private static void setLast(List<TestReport> tests, TestReport report) {
        tests.set(tests.size() - 1, report);
    }
}
