"""One published document in, one `InspectionReport` out."""
